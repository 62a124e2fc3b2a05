-- A call for help in a hall, which stands on its screens until somebody says that they go.
create table help_call (
    org       int not null,
    id        bigint generated always as identity,
    unit      int not null,
    key       text not null,
    kind      text not null check (kind in ('help', 'disruptive', 'security', 'police')),
    counter   int not null,
    ticket    text not null,
    raised_by int not null,
    raised_at timestamptz not null,
    going_by  int,
    going_at  timestamptz check (going_at >= raised_at),
    primary key (org, id),
    unique (org, key),
    foreign key (org, unit) references hall,
    foreign key (org, raised_by) references person,
    foreign key (org, going_by) references person,
    check ((going_by is null) = (going_at is null))
);
create index help_call_then on help_call (org, unit, raised_at desc);
call wall_org('help_call');
grant select, insert, update (going_by, going_at) on help_call to shouwen_app;
