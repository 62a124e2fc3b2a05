-- The screens of the hall: what a hall is in for a while, who made an appointment, whom to call back.

-- What a hall is in from when to when: it gives no more numbers, its systems are down, its floor is
-- wet. A row is closed and another begins; none is rewritten.
create table hall_spell (
    org      int not null,
    id       bigint generated always as identity,
    unit     int not null,
    kind     text not null check (kind in ('closing', 'down', 'wet')),
    note     text not null default '',
    from_at  timestamptz not null,
    until_at timestamptz check (until_at >= from_at),
    primary key (org, id),
    foreign key (org, unit) references hall
);
create unique index hall_spell_now on hall_spell (org, unit, kind) where until_at is null;
create index hall_spell_then on hall_spell (org, unit, kind, from_at desc);
call wall_org('hall_spell');
grant select, insert, update (until_at) on hall_spell to shouwen_app;

-- Who comes when, and for what. customer is the id of the encrypted contact details.
create table hall_appointment (
    org      int not null,
    id       bigint generated always as identity,
    unit     int not null,
    service  text not null,
    at       timestamptz not null,
    customer bigint not null,
    made_by  int not null,
    made_at  timestamptz not null,
    ticket   bigint,
    off_at   timestamptz,
    primary key (org, id),
    foreign key (org, unit) references hall
);
create index hall_appointment_at on hall_appointment (org, unit, at, id);
call wall_org('hall_appointment');
grant select, insert, update (ticket, off_at) on hall_appointment to shouwen_app;

-- Whom to call: those who waited when the systems failed, and those whose matter nobody could take
-- over at once. customer is the id of the encrypted contact details.
create table hall_callback (
    org      int not null,
    id       bigint generated always as identity,
    unit     int not null,
    ticket   bigint not null,
    customer bigint not null,
    reason   text not null check (reason in ('down', 'handover')),
    taken_at timestamptz not null,
    done_at  timestamptz,
    done_by  int,
    primary key (org, id),
    foreign key (org, unit) references hall
);
create index hall_callback_open on hall_callback (org, unit, id) where done_at is null;
call wall_org('hall_callback');
grant select, insert, update (done_at, done_by) on hall_callback to shouwen_app;
