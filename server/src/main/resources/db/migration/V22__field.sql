-- What the technicians' phones bring home, the slips of their visits, and who is sent.

-- Photos, signatures, what a customer said, where a technician stood: encrypted under the key of the
-- person it is about, and gone with that key. A fact holds its number and its hash.
create sequence enclosure_number as bigint;
grant usage on sequence enclosure_number to shouwen_app;

create table enclosure (
    org     int not null,
    id      bigint not null,
    person  bigint not null,
    subject bigint not null,
    key     text not null,
    what    text not null,
    kept_at timestamptz not null,
    hash    text not null,
    cipher  bytea not null,
    primary key (org, id),
    unique (org, key),
    foreign key (org, person) references person_key on delete cascade
);
create index enclosure_subject on enclosure (org, subject, id);
create index enclosure_person on enclosure (org, person);
call wall_org('enclosure');
grant select, insert, delete on enclosure to shouwen_app;

-- How far the clock of a technician's phone was ahead when it met ours last.
create table phone_clock (
    org      int not null,
    person   int not null,
    device   text not null,
    ahead_ms bigint not null,
    met_at   timestamptz not null,
    primary key (org, person, device),
    foreign key (org, person) references person
);
call wall_org('phone_clock');
grant select, insert, update (ahead_ms, met_at) on phone_clock to shouwen_app;

-- One slip of each job, opened by the first arrival and in step with the facts of the request. It is
-- returned when it was handed in on paper, or signed on the phone.
create table slip (
    org         int not null,
    request     bigint not null,
    nth         int not null check (nth > 0),
    unit        int not null,
    person      int not null,
    day         date not null,
    visited_at  timestamptz not null,
    form        text not null default '' check (form in ('', 'phone', 'paper', 'unsigned')),
    paper       text not null default '',
    filled_at   timestamptz,
    returned_at timestamptz,
    shelf       text not null default '',
    primary key (org, request, nth),
    foreign key (org, unit) references unit,
    foreign key (org, person) references person
);
create index slip_missing on slip (org, unit, day, person, request, nth)
    where returned_at is null;
create index slip_day on slip (org, unit, day);
call wall_org('slip');
grant select, insert, update, delete on slip to shouwen_app;

-- Within how many minutes a job is to be accepted.
create table dispatch_terms (
    org            int primary key references org,
    accept_minutes int not null default 5 check (accept_minutes between 1 and 120),
    set_by         int,
    set_at         timestamptz,
    foreign key (org, set_by) references person
);
call wall_org('dispatch_terms');
grant select, insert, update on dispatch_terms to shouwen_app;

-- What a technician can do; of whom nothing is written can do everything.
create table person_skill (
    org    int not null,
    person int not null,
    skill  text not null check (skill in ('tv', 'broadband', 'line')),
    primary key (org, person, skill),
    foreign key (org, person) references person
);
call wall_org('person_skill');
grant select, insert, delete on person_skill to shouwen_app;

-- Jobs that wait to be accepted, in step with the facts of their requests.
create table dispatch_wait (
    org     int not null,
    request bigint not null,
    person  int not null,
    sent_at timestamptz not null,
    due_at  timestamptz not null,
    round   int not null check (round > 0),
    primary key (org, request),
    foreign key (org, person) references person
);
create index dispatch_wait_due on dispatch_wait (org, due_at, request);
call wall_org('dispatch_wait');
grant select, insert, update, delete on dispatch_wait to shouwen_app;

-- Who answers for an open request in the place of whoever was asked first, and whose roster says so.
create table first_contact_duty (
    org     int not null,
    request bigint not null,
    person  int not null,
    told_by int not null,
    primary key (org, request),
    foreign key (org, person) references person,
    foreign key (org, told_by) references person
);
call wall_org('first_contact_duty');
grant select, insert, update, delete on first_contact_duty to shouwen_app;
create index request_first_contact on request (org, first_contact) where state = 'open';
create index request_open_unit on request (org, unit) where state = 'open';
