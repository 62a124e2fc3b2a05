-- What people are told outside of the screens: one row a message, kept in the transaction that says it and sent
-- afterwards through the one gateway of the house. Parameters hold no personal value; a customer's phone is read when
-- the message is sent. A message that could not be sent in its time lapses.
create table message (
    org        int not null references org,
    id         bigint generated always as identity,
    key        text not null,
    staff      int,
    customer   bigint check ((staff is null) <> (customer is null)),
    template   text not null check (template ~ '^[a-z][a-z.-]{0,59}$'),
    parameters jsonb not null,
    about      bigint not null,
    author     int not null,
    unit       int not null,
    state      text not null default 'waiting' check (state in ('waiting', 'sent', 'lapsed')),
    kept_at    timestamptz not null,
    good_until timestamptz not null,
    next_at    timestamptz not null,
    attempts   int not null default 0,
    error      text not null default '',
    sent_at    timestamptz,
    read_at    timestamptz,
    primary key (org, id),
    unique (org, key),
    foreign key (org, staff) references person,
    foreign key (org, author) references person,
    foreign key (org, unit) references unit
) with (fillfactor = 85);
create index message_due on message (org, next_at, id) where state = 'waiting';
create index message_lapsing on message (org, good_until) where state = 'waiting';
create index message_staff on message (org, staff, id desc) where staff is not null;
create index message_unread on message (org, staff) where read_at is null and staff is not null;
create index message_unit on message (org, unit, id desc);
create index message_state on message (org, state, id desc);
create index message_about on message (org, about, id);
call wall_org('message');
grant select, insert, update (state, next_at, attempts, error, sent_at, read_at) on message to shouwen_app;

-- What a process has to know before it knows for which organisation.
grant select on message to shouwen_gate;
create policy gate on message for select to shouwen_gate using (true);

create function gate_messages(at timestamptz) returns setof int
    language sql volatile security definer set search_path = public, pg_temp as $$
    select o.org from org o
    where exists (select from message m where m.org = o.org and m.state = 'waiting' and m.next_at <= at)
        or exists (select from message m where m.org = o.org and m.state = 'waiting' and m.good_until <= at)
    order by o.org
$$;

grant create on schema public to shouwen_gate;
alter function gate_messages(timestamptz) owner to shouwen_gate;
revoke create on schema public from shouwen_gate;
set local role shouwen_gate;
revoke all on function gate_messages(timestamptz) from public;
grant execute on function gate_messages(timestamptz) to shouwen_app;
reset role;
