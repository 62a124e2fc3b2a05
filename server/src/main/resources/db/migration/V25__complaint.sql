-- Complaints and reports of poor service. The row is what the facts of a request of these types add up to: who is complained
-- about, as far as anybody knows, and what became of it.
create table complaint (
    org       int not null references org,
    request   bigint not null,
    type      text not null check (type in ('complaint', 'report')),
    unit      int not null,
    opened_at timestamptz not null,
    state     text not null check (state in
        ('open', 'upheld', 'not-upheld', 'downgraded', 'merged', 'withdrawn')),
    waits     boolean not null,
    person    int,
    concerned int,
    primary key (org, request),
    foreign key (org, unit) references unit,
    foreign key (org, person) references person,
    foreign key (org, concerned) references unit
);
create index complaint_newest on complaint (org, unit, opened_at desc, request desc);
create index complaint_state on complaint (org, unit, state, opened_at desc, request desc);
create index complaint_person on complaint (org, person, opened_at desc, request desc)
    where person is not null;
call wall_org('complaint');
grant select, insert, update (unit, state, waits, person, concerned) on complaint to shouwen_app;

insert into complaint (org, request, type, unit, opened_at, state, waits)
select org, id, type, unit, opened_at, 'open', false
from request where type in ('complaint', 'report');
