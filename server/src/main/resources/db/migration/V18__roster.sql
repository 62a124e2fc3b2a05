-- Who works when.
--
-- A shift belongs to a unit and never changes its hours: it is closed, and another takes its code.
create table shift (
    org          int not null references org,
    id           int generated always as identity,
    unit         int not null,
    code         text not null check (code ~ '^\S{1,8}$'),
    name_zh      text not null check (name_zh <> ''),
    name_en      text not null default '',
    from_minute  int not null check (from_minute between 0 and 1439),
    until_minute int not null
        check (until_minute > from_minute and until_minute <= from_minute + 1440),
    closed       boolean not null default false,
    primary key (org, id),
    foreign key (org, unit) references unit
);
create unique index shift_code on shift (org, unit, code) where not closed;
call wall_org('shift');
grant select, insert, update (closed) on shift to shouwen_app;

-- One day of one person. A day is written again and never changed, so that what the roster said at
-- any moment can be told: a breach is judged by the roster that was known when it happened.
create table rostered (
    org        int not null,
    person     int not null,
    day        date not null,
    version    int not null check (version > 0),
    duty       text not null check (duty in ('shift', 'rest', 'leave')),
    shift      int check ((shift is not null) = (duty = 'shift')),
    leads      boolean not null default false check (not leads or duty = 'shift'),
    stand_in   int check (stand_in is null or (duty = 'leave' and stand_in <> person)),
    written_by int,
    written_at timestamptz not null,
    primary key (org, person, day, version),
    foreign key (org, person) references person,
    foreign key (org, shift) references shift,
    foreign key (org, stand_in) references person,
    foreign key (org, written_by) references person
);
create index rostered_day on rostered (org, day, person, version);
call wall_org('rostered');
grant select, insert on rostered to shouwen_app;

-- Two people exchange a day: offered by one, taken by the other, allowed by their chief.
create table swap (
    org        int not null,
    id         int generated always as identity,
    day        date not null,
    offerer    int not null,
    taker      int not null check (taker <> offerer),
    state      text not null default 'offered'
        check (state in ('offered', 'taken', 'declined', 'allowed', 'refused')),
    offered_at timestamptz not null,
    taken_at   timestamptz,
    decided_by int,
    decided_at timestamptz,
    primary key (org, id),
    foreign key (org, offerer) references person,
    foreign key (org, taker) references person,
    foreign key (org, decided_by) references person
);
create unique index swap_open on swap (org, offerer, day) where state in ('offered', 'taken');
create index swap_taker on swap (org, taker, state);
create index swap_state on swap (org, state, day) where state = 'taken';
call wall_org('swap');
grant select, insert, update (state, taken_at, decided_by, decided_at) on swap to shouwen_app;
