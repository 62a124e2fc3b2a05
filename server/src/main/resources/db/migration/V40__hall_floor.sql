-- A counter that is out of service from when to when: neither shut nor away, it cannot serve.
create table counter_fault (
    org      int not null,
    id       bigint generated always as identity,
    unit     int not null,
    counter  int not null,
    reason   text not null check (reason <> ''),
    from_at  timestamptz not null,
    until_at timestamptz check (until_at >= from_at),
    primary key (org, id),
    foreign key (org, counter) references counter
);
create unique index counter_fault_now on counter_fault (org, counter) where until_at is null;
call wall_org('counter_fault');
grant select, insert, update (until_at) on counter_fault to shouwen_app;

-- Numbers that were given on paper while the machines stood still, entered afterwards. Each waits
-- for the word of a second person; approved, it is a ticket.
create table hall_paper (
    org        int not null,
    id         bigint generated always as identity,
    unit       int not null,
    number     text not null check (number ~ '^P[A-Z]?[0-9]{1,4}$'),
    service    text not null,
    day        date not null,
    given_at   timestamptz not null,
    entered_by int not null,
    entered_at timestamptz not null,
    decided_by int check (decided_by <> entered_by),
    decided_at timestamptz,
    word       text check (word in ('approved', 'refused')),
    ticket     bigint,
    primary key (org, id),
    foreign key (org, unit) references hall,
    check ((word is null) = (decided_by is null)),
    check ((word is null) = (decided_at is null)),
    check ((word is not distinct from 'approved') = (ticket is not null))
);
create unique index hall_paper_number on hall_paper (org, unit, day, number)
    where word is distinct from 'refused';
create index hall_paper_waiting on hall_paper (org, unit, id) where word is null;
call wall_org('hall_paper');
grant select, insert, update (decided_by, decided_at, word, ticket) on hall_paper to shouwen_app;

-- How often somebody was called back who was not reached.
alter table hall_callback add tries int not null default 0 check (tries >= 0), add tried_at timestamptz;
grant update (tries, tried_at) on hall_callback to shouwen_app;

-- What came of a stay as a request that the hall follows: what could not be got done, and questions
-- to which nobody in the hall had an answer.
create table hall_matter (
    org     int not null,
    id      bigint generated always as identity,
    unit    int not null,
    ticket  bigint not null,
    request bigint not null,
    kind    text not null check (kind in ('not-done', 'unanswerable')),
    reason  text not null,
    told_at timestamptz not null,
    primary key (org, id),
    foreign key (org, unit) references hall
);
create unique index hall_matter_ticket on hall_matter (org, ticket, kind);
create index hall_matter_unit on hall_matter (org, unit, id desc);
call wall_org('hall_matter');
grant select, insert on hall_matter to shouwen_app;
