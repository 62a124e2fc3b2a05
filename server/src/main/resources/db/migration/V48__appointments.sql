-- An appointment kept in time is known to the line; one is booked once, and a hall says how many fit.
alter table ticket add column appointed timestamptz;

-- By which form somebody booked it: a form sent twice books once.
alter table hall_appointment add column key text;
create unique index hall_appointment_key on hall_appointment (org, made_by, key)
    where key is not null;

-- From when of a day a hall has appointments, and how many in each quarter of an hour.
create table hall_agenda (
    org      int not null,
    unit     int not null,
    most     int not null check (most between 1 and 99),
    opens_at time not null,
    primary key (org, unit),
    foreign key (org, unit) references hall
);
call wall_org('hall_agenda');
grant select, insert, update on hall_agenda to shouwen_app;

-- The posted closing time of a hall from a day on; what holds now stands with the hall as well.
create table hall_hours (
    org       int not null,
    unit      int not null,
    from_day  date not null,
    closes_at time not null,
    primary key (org, unit, from_day),
    foreign key (org, unit) references hall
);
call wall_org('hall_hours');
grant select, insert, update on hall_hours to shouwen_app;
