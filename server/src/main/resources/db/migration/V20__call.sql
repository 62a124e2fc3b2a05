-- The telephone: calls, who answers them, and which of them are listened to.

-- The read table of calls; everything in it can be told from the facts. exchange is the call's own
-- name in the telephone exchange, empty where an agent wrote the call down by hand.
create table call (
    org         int not null,
    id          bigint not null,
    unit        int not null,
    state       text not null
        check (state in ('ringing', 'talking', 'wrap-up', 'done', 'abandoned')),
    caller      bigint,
    agent       int,
    exchange    text not null default '',
    rang_at     timestamptz not null,
    answered_at timestamptz,
    ended_at    timestamptz,
    rings       int,
    estimated   boolean not null default false,
    matter      text not null default '',
    recording   text not null default '',
    primary key (id)
);
create index call_unit on call (org, unit, rang_at desc, id desc);
create index call_caller on call (org, caller, rang_at desc, id desc);
create index call_agent on call (org, agent, rang_at desc, id desc);
create index call_open on call (org, unit, rang_at) where state in ('ringing', 'talking', 'wrap-up');
call wall_org('call');
grant select, insert, update on call to shouwen_app;

-- What an agent was doing from when to when. A row is closed and another begins; none is rewritten.
create table agent_state (
    org       int not null,
    id        bigint generated always as identity,
    person    int not null,
    unit      int not null,
    state     text not null check (state in ('ready', 'on-call', 'wrap-up', 'pause')),
    reason    text not null default '' check ((reason <> '') = (state = 'pause')),
    extension text not null default '',
    from_at   timestamptz not null,
    until_at  timestamptz check (until_at >= from_at),
    primary key (org, id),
    foreign key (org, person) references person,
    foreign key (org, unit) references unit
);
create unique index agent_state_now on agent_state (org, person) where until_at is null;
create unique index agent_state_extension on agent_state (org, extension)
    where until_at is null and extension <> '';
create index agent_state_person on agent_state (org, person, from_at desc);
create index agent_state_then on agent_state (org, extension, from_at desc) where extension <> '';
create index agent_state_unit on agent_state (org, unit) where until_at is null;
call wall_org('agent_state');
grant select, insert, update (until_at) on agent_state to shouwen_app;

-- A draw of calls to be listened to. The seed is kept, so that anybody can draw again and gets the
-- same calls; among says of how many there were when it was drawn.
create table call_draw (
    org       int not null references org,
    id        int generated always as identity,
    unit      int not null,
    week      date not null check (extract(isodow from week) = 1),
    seed      text not null check (seed <> ''),
    per_agent int not null check (per_agent between 1 and 20),
    among     int not null check (among >= 0),
    drawn_by  int not null,
    drawn_at  timestamptz not null,
    primary key (org, id),
    unique (org, unit, week),
    foreign key (org, unit) references unit,
    foreign key (org, drawn_by) references person (org, id)
);
call wall_org('call_draw');
grant select, insert on call_draw to shouwen_app;

create table call_drawn (
    org   int not null,
    draw  int not null,
    agent int not null,
    place int not null check (place > 0),
    call  bigint not null,
    primary key (org, draw, agent, place),
    foreign key (org, draw) references call_draw
);
create unique index call_drawn_call on call_drawn (org, draw, call);
call wall_org('call_drawn');
grant select, insert on call_drawn to shouwen_app;
