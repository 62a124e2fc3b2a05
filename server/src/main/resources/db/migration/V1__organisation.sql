-- The organisation, its people and positions, and how they enter.
--
-- Every table with a column "org" is under forced row-level security: a transaction says which
-- organisation it is for (set_config('shouwen.org', '1', true)) and sees that one alone; without
-- the setting it sees nothing. The application works as the role shouwen_app, which owns nothing.
-- What has to be known before the organisation is known (who is this login?) goes through the few
-- functions of shouwen_gate at the end of this file.

do $$
begin
    begin
        create role shouwen_app nologin;
    exception when duplicate_object or unique_violation then null;
    end;
    begin
        create role shouwen_gate nologin;
    exception when duplicate_object or unique_violation then null;
    end;
    if not pg_has_role(current_user, 'shouwen_app', 'set') then
        execute format('grant shouwen_app to %I with inherit false, set true', current_user);
    end if;
    if not pg_has_role(current_user, 'shouwen_gate', 'set') then
        execute format('grant shouwen_gate to %I with inherit false, set true', current_user);
    end if;
end $$;

revoke all on schema public from public;
grant usage on schema public to shouwen_app, shouwen_gate;
alter default privileges revoke execute on functions from public;

-- The organisation this transaction is for; null when none was set, and null equals nothing.
create function current_org() returns int
    language sql stable parallel safe
    return nullif(current_setting('shouwen.org', true), '')::int;
grant execute on function current_org() to public;

-- Puts a table with a column "org" under the wall. Each migration calls it for each such table.
create procedure wall_org(target regclass)
    language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format(
        'create policy one_org on %s using (org = current_org()) with check (org = current_org())',
        target);
end $$;

create sequence org_number as int;
grant usage on sequence org_number to shouwen_app;

create table org (
    org     int primary key,
    name_zh text not null check (name_zh <> ''),
    name_en text not null default '',
    zone    text not null default 'Asia/Shanghai',
    made_at timestamptz not null default now()
);
call wall_org('org');

-- A node of the tree: company, branch, hall, section, crew, station, contractor.
create table unit (
    org       int not null references org,
    id        int generated always as identity,
    parent    int,
    kind      text not null check (kind in
        ('company', 'branch', 'hall', 'office', 'section', 'crew', 'station', 'contractor')),
    name_zh   text not null check (name_zh <> ''),
    name_en   text not null default '',
    opened_on date not null default current_date,
    closed_on date,
    primary key (org, id),
    foreign key (org, parent) references unit
);
create unique index unit_root on unit (org) where parent is null;
create index unit_parent on unit (org, parent);
call wall_org('unit');

create table person (
    org      int not null references org,
    id       int generated always as identity,
    staff_no text not null default '',
    name_zh  text not null check (name_zh <> ''),
    name_en  text not null default '',
    left_on  date,
    primary key (org, id)
);
create unique index person_staff_no on person (org, staff_no) where staff_no <> '';
call wall_org('person');

-- A position held from a day on, until the first day on which it is no longer held.
create table post (
    org       int not null references org,
    id        int generated always as identity,
    person    int not null,
    unit      int not null,
    role      text not null check (role in
        ('agent', 'dispatcher', 'technician', 'chief', 'quality', 'deputy', 'head', 'executive',
         'admin')),
    from_day  date not null,
    until_day date check (until_day > from_day),
    primary key (org, id),
    foreign key (org, person) references person,
    foreign key (org, unit) references unit
);
create index post_person on post (org, person);
create index post_unit on post (org, unit, role);
call wall_org('post');

create table account (
    org         int not null references org,
    id          int generated always as identity,
    person      int not null,
    login       text not null check (login = lower(login) and login ~ '^[a-z0-9][a-z0-9._@-]{1,63}$'),
    hash        text not null,
    made_at     timestamptz not null default now(),
    disabled_at timestamptz,
    primary key (org, id),
    foreign key (org, person) references person
);
create unique index account_login on account (login);
create index account_person on account (org, person);
call wall_org('account');

-- A token of another system; kinds names the kinds of fact it may produce.
create table api_token (
    org        int not null references org,
    id         int generated always as identity,
    name       text not null check (name <> ''),
    person     int,
    hash       bytea not null unique check (length(hash) = 32),
    kinds      text[] not null,
    made_at    timestamptz not null default now(),
    expires_at timestamptz,
    revoked_at timestamptz,
    primary key (org, id),
    foreign key (org, person) references person
);
call wall_org('api_token');

grant select, insert, update on org, unit, person, post, account, api_token to shouwen_app;

-- What this database was born as; one row, written once.
create table birth (
    one  boolean primary key default true check (one),
    demo boolean not null,
    at   timestamptz not null default now()
);
grant select, insert on birth to shouwen_app;

-- Failed sign-ins of the last hour. The login is kept as its digest: it may be a mistyped password.
create table failed_sign_in (
    login_digest bytea not null,
    address      text not null,
    at           timestamptz not null default now()
);
create index failed_sign_in_login on failed_sign_in (login_digest, at);
create index failed_sign_in_address on failed_sign_in (address, at);
create index failed_sign_in_at on failed_sign_in (at);
grant select, insert, delete on failed_sign_in to shouwen_app;

-- Spring Session's own tables, under its own names.
create table spring_session (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null unique,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100)
);
create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);
create table spring_session_attributes (
    session_primary_id char(36) not null references spring_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);
grant select, insert, update, delete on spring_session, spring_session_attributes to shouwen_app;

-- The gate. It may read these columns of every organisation; its functions hand out one row for
-- one exact login or token, the plain numbers of the organisations, and the demo's list of people.
grant select on org, unit, person, post, account, api_token, birth to shouwen_gate;
create policy gate on org for select to shouwen_gate using (true);
create policy gate on unit for select to shouwen_gate using (true);
create policy gate on person for select to shouwen_gate using (true);
create policy gate on post for select to shouwen_gate using (true);
create policy gate on account for select to shouwen_gate using (true);
create policy gate on api_token for select to shouwen_gate using (true);

create function gate_account(wanted text)
    returns table (org int, account int, person int, hash text)
    language sql stable security definer set search_path = public, pg_temp as $$
    select a.org, a.id, a.person, a.hash
    from account a
    where a.login = lower(wanted) and a.disabled_at is null
$$;

create function gate_token(wanted bytea)
    returns table (org int, token int, name text, person int, kinds text[])
    language sql stable security definer set search_path = public, pg_temp as $$
    select t.org, t.id, t.name, t.person, t.kinds
    from api_token t
    where t.hash = wanted and t.revoked_at is null
        and (t.expires_at is null or t.expires_at > now())
$$;

create function gate_orgs() returns setof int
    language sql stable security definer set search_path = public, pg_temp as $$
    select o.org from org o order by o.org
$$;

create function gate_demo_people()
    returns table (login text, org_zh text, org_en text, name_zh text, name_en text, unit_zh text,
        unit_en text, role text)
    language sql stable security definer set search_path = public, pg_temp as $$
    select a.login, o.name_zh, o.name_en, p.name_zh, p.name_en, u.name_zh, u.name_en, s.role
    from birth b
    join org o on b.demo
    join account a on a.org = o.org and a.disabled_at is null
    join person p on p.org = a.org and p.id = a.person
    join post s on s.org = p.org and s.person = p.id and s.until_day is null
    join unit u on u.org = s.org and u.id = s.unit
    order by o.org, s.id
$$;

grant create on schema public to shouwen_gate;
alter function gate_account(text) owner to shouwen_gate;
alter function gate_token(bytea) owner to shouwen_gate;
alter function gate_orgs() owner to shouwen_gate;
alter function gate_demo_people() owner to shouwen_gate;
revoke create on schema public from shouwen_gate;
set local role shouwen_gate;
revoke all on function gate_account(text), gate_token(bytea), gate_orgs(), gate_demo_people()
    from public;
grant execute on function gate_account(text), gate_token(bytea), gate_orgs(), gate_demo_people()
    to shouwen_app;
reset role;
