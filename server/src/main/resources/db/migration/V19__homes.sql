-- The read table of matters that no customer asked for, such as a project or an outage; everything in it can be told
-- from the facts. kind is the fact that opened it.
create table matter (
    org       int not null,
    id        bigint primary key,
    unit      int not null,
    kind      text not null,
    opened_at timestamptz not null,
    closed_at timestamptz
) with (fillfactor = 90);
create index matter_unit on matter (org, unit, opened_at desc, id desc);
call wall_org('matter');
grant select, insert, update (unit, closed_at) on matter to shouwen_app;

-- Requests with a visit whose papers are not complete: when they are closed as they are.
create table settling (
    org     int not null,
    subject bigint primary key,
    due_at  timestamptz not null
) with (
    fillfactor = 80,
    autovacuum_vacuum_scale_factor = 0.01,
    autovacuum_vacuum_threshold = 200
);
create index settling_due on settling (org, due_at);
call wall_org('settling');
grant select, insert, update, delete on settling to shouwen_app;

-- What was carried from a subject into a book: the last fact under each key, and whether it was struck since.
create table carried (
    org     int not null,
    subject bigint not null,
    key     text not null,
    times   int not null,
    book    bigint not null,
    n       int not null,
    struck  boolean not null,
    primary key (subject, key)
);
call wall_org('carried');
grant select, insert, update on carried to shouwen_app;
