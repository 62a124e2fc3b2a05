-- What an organisation settles about its findings besides: after how many days a finding that nobody decides lapses
-- (0: never), and how many people decide an appeal.
alter table quality_terms
    add column lapse_days int not null default 30 check (lapse_days between 0 and 365),
    add column panel int not null default 1 check (panel between 1 and 9);

alter table finding drop constraint finding_state_check;
alter table finding add constraint finding_state_check check (state in ('trial', 'raised', 'confirmed', 'dismissed',
    'appealed', 'upheld', 'overturned', 'lapsed', 'withdrawn'));

-- Since when the person found can know of it, when it broke, when it was decided, and the declared event that excuses it.
alter table finding
    add column told_at timestamptz,
    add column broken_at timestamptz,
    add column decided_at timestamptz,
    add column event bigint;
alter table finding no force row level security;
update finding set broken_at = raised_at,
    told_at = case when revision > 1 then greatest(raised_at, as_of) else raised_at end;
alter table finding force row level security;
alter table finding
    alter column told_at set not null,
    alter column broken_at set not null;

create index finding_cause on finding (org, state, day desc, clause, unit) where state in ('raised', 'appealed');
create index finding_person_state on finding (org, state, person, raised_at desc, id desc) where person is not null;
create index finding_lapsing on finding (org, told_at, id) where state = 'raised' and verdict <> 'merit';
create index finding_broken on finding (org, broken_at, id) where state = 'raised';
create index finding_excused on finding (org, event, id) where event is not null;

-- What a decider decides about all findings that a declared event covers, a hundred at a time and beside the commands. How
-- far it came is kept with what it wrote. The reason lies encrypted under the decider's key.
create table excuse (
    org      int not null references org,
    id       bigint generated always as identity,
    event    bigint not null,
    word     text not null check (word in ('dismissed', 'reopened')),
    key      text not null,
    clauses  text[] not null,
    by       int not null,
    name     text not null check (length(name) = 64),
    writer   bigint not null,
    version  int not null check (version > 0),
    asked_at timestamptz not null,
    last     bigint not null,
    total    int not null,
    upto     bigint not null default 0,
    done     int not null default 0,
    refused  int not null default 0,
    done_at  timestamptz,
    primary key (org, id),
    unique (org, by, key),
    foreign key (org, event) references event,
    foreign key (org, by) references person
);
create index excuse_event on excuse (org, event, id desc);
create index excuse_open on excuse (org, id) where done_at is null;
call wall_org('excuse');
grant select, insert, update (upto, done, refused, done_at) on excuse to shouwen_app;
