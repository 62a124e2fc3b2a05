-- Numbers taken from elsewhere: they wait for their customer, who checks in at the hall.

alter table ticket drop constraint ticket_state_check;
alter table ticket add constraint ticket_state_check check (state in
    ('guided', 'awaited', 'waiting', 'called', 'serving', 'parked', 'missed', 'handed-over', 'done',
     'left')) not valid;
alter table ticket validate constraint ticket_state_check;

-- here_at: since when they stand in line, where that is later than their place; turn_at: when it was
-- their turn while they were not there.
alter table ticket add here_at timestamptz, add turn_at timestamptz;
create index ticket_awaited on ticket (org, unit, since, id) where state = 'awaited';
create index ticket_from_afar on ticket (org, unit, day, id) where source = 'remote';

-- How a hall gives numbers to those who are not there yet. code stands in the public address; seed
-- makes the words that only the screens of the hall show; most is how many may be on their way.
create table hall_remote (
    org      int not null,
    unit     int not null,
    code     text not null unique check (code ~ '^[A-Za-z0-9_-]{12}$'),
    seed     bytea not null check (length(seed) = 32),
    most     int not null check (most between 0 and 500),
    opens_at time not null,
    primary key (org, unit),
    foreign key (org, unit) references hall
);
call wall_org('hall_remote');
grant select, insert, update on hall_remote to shouwen_app;

-- What must be known before the organisation is known: whose is this code?
grant select on hall_remote to shouwen_gate;
create policy gate on hall_remote for select to shouwen_gate using (true);

create function gate_remote(wanted text) returns table (org int, unit int)
    language sql stable security definer set search_path = public, pg_temp as $$
    select r.org, r.unit from hall_remote r where r.code = wanted and r.most > 0
$$;

grant create on schema public to shouwen_gate;
alter function gate_remote(text) owner to shouwen_gate;
revoke create on schema public from shouwen_gate;
set local role shouwen_gate;
revoke all on function gate_remote(text) from public;
grant execute on function gate_remote(text) to shouwen_app;
reset role;

-- Who knocked at doors that are entered by a secret in their address, and at which. Both are
-- digests; kind is what became of it. Kept for a day.
create table door_knock (
    kind text not null check (kind in ('opened', 'shut', 'took')),
    who  bytea not null check (length(who) = 32),
    door bytea not null check (length(door) = 32),
    at   timestamptz not null,
    primary key (kind, who, door)
);
create index door_knock_at on door_knock (at);
grant select, insert, update, delete on door_knock to shouwen_app;
