-- Who has signed which version of a code. The row is what the fact standard.acknowledged says; a signature is never
-- taken back, and nothing is posted against anyone without one.
create table acknowledgement (
    org     int not null references org,
    person  int not null,
    code    text not null check (code <> ''),
    version text not null check (version <> ''),
    subject bigint not null,
    at      timestamptz not null,
    primary key (org, person, code, version),
    foreign key (org, person) references person
);
call wall_org('acknowledgement');
grant select, insert on acknowledgement to shouwen_app;

-- A finding of a clause on trial is told to the person alone, and nobody decides about it.
alter table finding drop constraint finding_state_check;
alter table finding add constraint finding_state_check check (state in ('trial', 'raised', 'confirmed', 'dismissed',
    'appealed', 'upheld', 'overturned', 'withdrawn'));
