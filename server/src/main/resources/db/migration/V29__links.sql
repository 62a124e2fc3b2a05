-- Addresses beside the house that are told facts and results as they come. Each reads the journal behind a place of its
-- own: xid, subject and n of the last fact read; a fact is told behind the horizon alone. The secret lies encrypted under
-- a key of its own, or in the environment under the name given.
create table subscription (
    org           int not null references org,
    id            int generated always as identity,
    key           text not null,
    name          text not null check (name <> ''),
    address       text not null check (address <> ''),
    secret        bigint,
    secret_name   text not null default '' check ((secret is null) <> (secret_name = '')),
    results       text[] not null check (results <@ array['verdict.concluded', 'promise.due-soon', 'promise.breached']),
    kinds         text[] not null,
    units         int[] not null check (units <> '{}'),
    soon_minutes  int not null default 30 check (soon_minutes between 1 and 10080),
    state         text not null default 'on' check (state in ('on', 'off', 'failed', 'closed')),
    xid           xid8 not null default pg_current_xact_id(),
    subject       bigint not null default 9223372036854775807,
    n             int not null default 2147483647,
    next_at       timestamptz not null,
    attempts      int not null default 0,
    failing_since timestamptz,
    created_by    int not null,
    created_at    timestamptz not null,
    primary key (org, id),
    unique (org, key),
    foreign key (org, created_by) references person
);
call wall_org('subscription');
grant select, insert, update on subscription to shouwen_app;

-- What an address is to be told, in the order of ids. What was told is kept for a month.
create table delivery (
    org          int not null references org,
    id           bigint generated always as identity,
    subscription int not null,
    key          text not null,
    type         text not null,
    about        bigint,
    body         jsonb not null,
    state        text not null default 'waiting' check (state in ('waiting', 'sent')),
    kept_at      timestamptz not null,
    sent_at      timestamptz,
    attempts     int not null default 0,
    error        text not null default '',
    primary key (org, id),
    unique (org, subscription, key),
    foreign key (org, subscription) references subscription
) with (fillfactor = 85);
create index delivery_waiting on delivery (org, subscription, id) where state = 'waiting';
create index delivery_list on delivery (org, subscription, id desc);
create index delivery_told on delivery (org, sent_at) where state = 'sent';
call wall_org('delivery');
grant select, insert, update (state, sent_at, attempts, error), delete on delivery to shouwen_app;

-- Files of the watched folder. The name of a row is that of the file in its folder, with a hash of what it holds: the
-- same file left there twice is one row.
create table inbox_file (
    org        int not null references org,
    id         bigint generated always as identity,
    folder     text not null,
    name       text not null check (name <> ''),
    hash       bytea not null check (length(hash) = 32),
    state      text not null default 'reading' check (state in ('reading', 'taken', 'unreadable')),
    read_rows  bigint not null default 0,
    told       bigint not null default 0,
    again      bigint not null default 0,
    rejected   bigint not null default 0,
    problems   jsonb not null default '[]',
    moved_to   text not null default '',
    busy_until timestamptz not null,
    found_at   timestamptz not null,
    ended_at   timestamptz,
    primary key (org, id),
    unique (org, folder, name, hash)
);
create index inbox_file_list on inbox_file (org, id desc);
call wall_org('inbox_file');
grant select, insert, update on inbox_file to shouwen_app;

-- What a process has to know before it knows for which organisation.
grant select on subscription, delivery to shouwen_gate;
create policy gate on subscription for select to shouwen_gate using (true);
create policy gate on delivery for select to shouwen_gate using (true);

create function gate_subscriptions() returns setof int
    language sql volatile security definer set search_path = public, pg_temp as $$
    select o.org from org o
    where exists (select from subscription s where s.org = o.org and s.state = 'on')
    order by o.org
$$;

create function gate_deliveries(at timestamptz) returns setof int
    language sql volatile security definer set search_path = public, pg_temp as $$
    select o.org from org o
    where exists (select from subscription s
        where s.org = o.org and s.state = 'on' and s.next_at <= at
            and exists (select from delivery d
                where d.org = s.org and d.subscription = s.id and d.state = 'waiting'))
    order by o.org
$$;

grant create on schema public to shouwen_gate;
alter function gate_subscriptions() owner to shouwen_gate;
alter function gate_deliveries(timestamptz) owner to shouwen_gate;
revoke create on schema public from shouwen_gate;
set local role shouwen_gate;
revoke all on function gate_subscriptions(), gate_deliveries(timestamptz) from public;
grant execute on function gate_subscriptions(), gate_deliveries(timestamptz) to shouwen_app;
reset role;
