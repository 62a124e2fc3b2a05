-- Inspections: what their facts add up to. A secret one is shown to its inspectors and its planner alone until it is done.
create table inspection (
    org        int not null references org,
    id         bigint not null,
    unit       int not null,
    kind       text not null check (kind in ('open', 'secret', 'video')),
    state      text not null check (state in ('planned', 'mending', 'done')),
    place      text not null,
    at         timestamptz not null,
    planned_by int not null,
    done_at    timestamptz,
    items      int not null,
    looked     int not null,
    broken     int not null,
    first_due  timestamptz,
    due        timestamptz,
    mended_at  timestamptz,
    primary key (org, id),
    foreign key (org, unit) references unit,
    foreign key (org, planned_by) references person
);
create index inspection_state on inspection (org, state, at, id);
create index inspection_done on inspection (org, unit, done_at, id);
call wall_org('inspection');
grant select, insert, update on inspection to shouwen_app;

create table inspection_party (
    org        int not null,
    inspection bigint not null,
    person     int not null,
    part       text not null check (part in ('inspector', 'inspected', 'mender')),
    primary key (org, inspection, person, part),
    foreign key (org, inspection) references inspection,
    foreign key (org, person) references person
);
call wall_org('inspection_party');
grant select, insert on inspection_party to shouwen_app;

-- What was looked at, once a clause and sheet; done when all have signed.
create table inspection_item (
    org        int not null,
    inspection bigint not null,
    clause     text not null,
    unit       int not null,
    looked_at  timestamptz not null,
    result     text not null check (result in ('pass', 'fail', 'not-applicable')),
    done       boolean not null,
    primary key (org, inspection, clause),
    foreign key (org, inspection) references inspection,
    foreign key (org, unit) references unit
);
create index inspection_item_looked on inspection_item (org, unit, looked_at, inspection);
call wall_org('inspection_item');
grant select, insert, update on inspection_item to shouwen_app;

-- Within how many working days what was broken is to be rectified, unless a notice says otherwise.
create table inspection_terms (
    org       int primary key references org,
    mend_days int not null check (mend_days between 1 and 60),
    set_by    int not null,
    set_at    timestamptz not null,
    foreign key (org, set_by) references person
);
call wall_org('inspection_terms');
grant select, insert, update on inspection_terms to shouwen_app;
