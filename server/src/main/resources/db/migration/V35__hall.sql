-- The hall: who came, under which number they wait, which counter calls them.

alter table post drop constraint post_role_check;
alter table post add constraint post_role_check check (role in
    ('agent', 'dispatcher', 'technician', 'chief', 'greeter', 'clerk', 'cashier', 'manager',
     'quality', 'deputy', 'head', 'executive', 'admin')) not valid;
alter table post validate constraint post_role_check;

-- What a hall has settled for itself. bound: how often later places may go before the same one;
-- calls: how often a number is called before it counts as a no-show; crowded: how many waiting for
-- one open counter are a crowd.
create table hall (
    org       int not null,
    unit      int not null,
    bound     int not null default 5 check (bound between 0 and 50),
    calls     int not null default 3 check (calls between 1 and 9),
    crowded   int not null default 8 check (crowded between 1 and 99),
    closes_at time not null default '17:00',
    speech    text not null default 'voice' check (speech in ('voice', 'chime', 'none')),
    primary key (org, unit),
    foreign key (org, unit) references unit
);
call wall_org('hall');
grant select, insert, update on hall to shouwen_app;

-- A counter, and which services of the code's catalogue it serves.
create table counter (
    org       int not null,
    id        int generated always as identity,
    unit      int not null,
    no        int not null check (no between 1 and 999),
    services  text[] not null,
    closed_on date,
    primary key (org, id),
    foreign key (org, unit) references hall
);
create unique index counter_no on counter (org, unit, no) where closed_on is null;
call wall_org('counter');
grant select, insert, update on counter to shouwen_app;

-- Who sat at a counter from when to when, and whether it served. A row is closed and another
-- begins; none is rewritten.
create table counter_state (
    org      int not null,
    id       bigint generated always as identity,
    unit     int not null,
    counter  int not null,
    person   int not null,
    state    text not null check (state in ('open', 'away')),
    reason   text not null default '' check ((reason <> '') = (state = 'away')),
    from_at  timestamptz not null,
    until_at timestamptz check (until_at >= from_at),
    primary key (org, id),
    foreign key (org, counter) references counter,
    foreign key (org, person) references person
);
create unique index counter_state_now on counter_state (org, counter) where until_at is null;
create unique index counter_state_person on counter_state (org, person) where until_at is null;
create index counter_state_unit on counter_state (org, unit) where until_at is null;
create index counter_state_then on counter_state (org, counter, from_at desc);
call wall_org('counter_state');
grant select, insert, update (until_at) on counter_state to shouwen_app;

-- The last number of a letter in a hall on a day.
create table ticket_number (
    org    int not null,
    unit   int not null,
    day    date not null,
    letter text not null check (letter ~ '^[A-Z]$'),
    last   int not null check (last > 0),
    primary key (org, unit, day, letter)
);
call wall_org('ticket_number');
grant select, insert, update on ticket_number to shouwen_app;

-- The read table of stays in a hall; all but passed, link and foretold can be told from the facts.
-- link is the digest of the secret in the address under which the customer follows the number;
-- foretold, in seconds, is what the forecast said before it was corrected.
create table ticket (
    org       int not null,
    id        bigint not null,
    unit      int not null,
    day       date not null,
    number    text not null default '',
    service   text not null default '',
    class     text not null default 'usual' check (class in ('first', 'usual', 'internal')),
    state     text not null check (state in
        ('guided', 'waiting', 'called', 'serving', 'parked', 'missed', 'handed-over', 'done', 'left')),
    since     timestamptz not null,
    passed    int not null default 0 check (passed >= 0),
    calls     int not null default 0,
    counter   int,
    clerk     int,
    customer  bigint,
    source    text not null default 'guide'
        check (source in ('kiosk', 'guide', 'appointment', 'remote', 'paper')),
    came_at   timestamptz not null,
    taken_at  timestamptz,
    called_at timestamptz,
    opened_at timestamptz,
    over_at   timestamptz,
    link      bytea check (length(link) = 32),
    foretold  int,
    primary key (id)
);
-- Who waits, in the order of their places; and, by hall, what is in hand.
create index ticket_waiting on ticket (org, unit, since, id) where state = 'waiting';
create index ticket_open on ticket (org, unit, id)
    where state in ('guided', 'waiting', 'called', 'serving', 'parked', 'missed');
create unique index ticket_counter on ticket (org, counter) where state in ('called', 'serving');
create index ticket_day on ticket (org, unit, day desc, id desc);
create index ticket_customer on ticket (org, customer, id desc) where customer is not null;
create index ticket_clerk on ticket (org, clerk, id desc) where clerk is not null;
create unique index ticket_link on ticket (link) where link is not null;
-- How long the last services took, and what became of the last forecasts.
create index ticket_served on ticket (org, unit, over_at desc) include (called_at, opened_at)
    where state = 'done' and opened_at is not null;
create index ticket_foretold on ticket (org, unit, called_at desc) include (foretold, taken_at)
    where foretold is not null and called_at is not null;
call wall_org('ticket');
grant select, insert, update on ticket to shouwen_app;

-- A thing of the hall that enters by the secret in its address: a kiosk, a display, a rating device.
create table hall_device (
    org        int not null,
    id         int generated always as identity,
    unit       int not null,
    kind       text not null check (kind in ('kiosk', 'display', 'rating')),
    counter    int,
    name       text not null check (name <> ''),
    hash       bytea not null unique check (length(hash) = 32),
    made_at    timestamptz not null,
    revoked_at timestamptz,
    primary key (org, id),
    foreign key (org, unit) references hall,
    foreign key (org, counter) references counter
);
create index hall_device_unit on hall_device (org, unit, id);
call wall_org('hall_device');
grant select, insert, update on hall_device to shouwen_app;

-- What must be known before the organisation is known: whose is this secret?
grant select on hall_device, ticket to shouwen_gate;
create policy gate on hall_device for select to shouwen_gate using (true);
create policy gate on ticket for select to shouwen_gate using (true);

create function gate_device(wanted bytea) returns table (org int, device int)
    language sql stable security definer set search_path = public, pg_temp as $$
    select d.org, d.id from hall_device d where d.hash = wanted and d.revoked_at is null
$$;

create function gate_ticket(wanted bytea) returns table (org int, ticket bigint)
    language sql stable security definer set search_path = public, pg_temp as $$
    select t.org, t.id from ticket t where t.link = wanted
$$;

grant create on schema public to shouwen_gate;
alter function gate_device(bytea) owner to shouwen_gate;
alter function gate_ticket(bytea) owner to shouwen_gate;
revoke create on schema public from shouwen_gate;
set local role shouwen_gate;
revoke all on function gate_device(bytea), gate_ticket(bytea) from public;
grant execute on function gate_device(bytea), gate_ticket(bytea) to shouwen_app;
reset role;
