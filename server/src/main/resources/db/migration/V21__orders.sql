-- Declared events: an outage, a storm, a special period, a system failure. The row is what the
-- event's facts add up to.
create table event (
    org          int not null references org,
    id           bigint not null,
    kind         text not null check (kind in ('outage', 'storm', 'special-period', 'system-failure')),
    unit         int not null,
    author       int not null,
    cause        text not null,
    notice       text not null,
    starts_at    timestamptz not null,
    first_end    timestamptz not null,
    expected_end timestamptz not null,
    ended_at     timestamptz,
    primary key (org, id),
    foreign key (org, author) references person,
    foreign key (org, unit) references unit
);
create index event_during on event using gist (org, tstzrange(starts_at, ended_at));
create index event_newest on event (org, starts_at desc, id desc);
call wall_org('event');
grant select, insert, update on event to shouwen_app;

-- Where it holds: places of the address tree with all below them, units, channels.
create table event_scope (
    org   int not null,
    event bigint not null,
    kind  text not null check (kind in ('place', 'unit', 'channel')),
    key   text not null check (key <> ''),
    primary key (org, event, kind, key),
    foreign key (org, event) references event
);
create index event_scope_key on event_scope (org, kind, key, event);
call wall_org('event_scope');
grant select, insert on event_scope to shouwen_app;

-- Work through all requests that an event concerns, a hundred at a time and beside the commands:
-- linking those that were open, telling their customers of a new end or of the end.
create table event_wave (
    org     int not null,
    event   bigint not null,
    n       int not null,
    word    text not null check (word in ('linking', 'extended', 'ended')),
    by      int not null,
    roles   text[] not null,
    reason  text not null,
    upto    bigint not null default 0,
    last    bigint not null,
    done_at timestamptz,
    primary key (org, event, n),
    foreign key (org, event) references event,
    foreign key (org, by) references person
);
create index event_wave_open on event_wave (org, event, n) where done_at is null;
call wall_org('event_wave');
grant select, insert, update (upto, done_at) on event_wave to shouwen_app;

-- What a request is about, where, and the declared event that explains it. A link is a fact of the
-- request and never of the event: twenty thousand links share no row.
alter table request
    add column type text not null default 'repair' check (type in
        ('repair', 'installation', 'complaint', 'enquiry', 'suggestion', 'praise', 'report')),
    add column place int,
    add column event bigint;
create index request_event on request (org, event, customer, id) where event is not null;
create index request_place on request (org, place, id) where state = 'open' and place is not null;
create index request_unlinked on request (org, unit, id)
    where state = 'open' and event is null and type = 'repair';
create index place_path on place using gin (path);

-- What people wrote about a request; the texts lie encrypted under the writers' keys.
create table request_words (
    org     int not null references org,
    request bigint not null,
    name    text not null check (length(name) = 64),
    person  int not null,
    writer  bigint not null,
    version int not null check (version > 0),
    primary key (org, request, name),
    foreign key (org, person) references person
);
call wall_org('request_words');
grant select, insert on request_words to shouwen_app;

-- What an organisation has settled about hand-overs. Without a row the defaults below hold.
create table request_terms (
    org            int primary key references org,
    accept_minutes int not null default 30 check (accept_minutes between 1 and 1440),
    most_returns   int not null default 2 check (most_returns between 0 and 20)
);
call wall_org('request_terms');
grant select, insert, update on request_terms to shouwen_app;

-- What waits on a request beside the clocks of the code: a ruling, help of a unit, an answer to a
-- leader, an approval. Rows are what the request's facts add up to.
create table request_errand (
    org      int not null references org,
    request  bigint not null,
    n        int not null,
    kind     text not null check (kind in
        ('dispute', 'support', 'supervision', 'suspension', 'extension')),
    asked_by int not null,
    helper   int,
    due_at   timestamptz not null,
    unit     int not null,
    handler  int not null,
    open     boolean not null,
    primary key (org, request, n),
    foreign key (org, asked_by) references person,
    foreign key (org, helper) references unit,
    foreign key (org, unit) references unit
);
create index request_errand_unit on request_errand (org, unit, due_at, request, n) where open;
create index request_errand_helper on request_errand (org, helper, due_at, request, n) where open;
create index request_errand_handler on request_errand (org, handler, due_at, request, n) where open;
call wall_org('request_errand');
grant select, insert, update on request_errand to shouwen_app;

-- One request answered through another; it is closed, and nothing of it is lost.
alter table request add column merged_into bigint;
create index request_merged on request (org, merged_into) where merged_into is not null;
