-- How each clause was kept, counted by the month in which its subject was opened. A summary for
-- reading, written anew by one process at a time; it can always be counted again.
create table clause_month (
    org     int not null references org,
    month   date not null,
    clause  text not null,
    verdict text not null,
    times   bigint not null,
    as_of   timestamptz not null,
    primary key (org, month, clause, verdict)
);
call wall_org('clause_month');
grant select, insert, delete on clause_month to shouwen_app;
