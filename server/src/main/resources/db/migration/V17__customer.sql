-- Customers: an account, where it is supplied, and who its owner and its tenant were from day to
-- day. Their values and the account's number itself lie encrypted among the personal values.

alter table personal drop constraint personal_field_check;
alter table personal add constraint personal_field_check check (field in
    ('name', 'phone', 'second-phone', 'address', 'account', 'note'));

create sequence supply_number as bigint;
grant usage on sequence supply_number to shouwen_app;

-- token: the keyed hash of the account's number.
create table supply (
    org   int not null references org,
    id    bigint not null,
    token bytea not null check (length(token) = 32),
    place int,
    primary key (org, id),
    unique (org, token),
    foreign key (org, place) references place
);
create index supply_place on supply (org, place) where place is not null;
call wall_org('supply');
grant select, insert, update (place) on supply to shouwen_app;

-- Erasing a person takes them out of here too.
create table party (
    org       int not null,
    supply    bigint not null,
    role      text not null check (role in ('owner', 'tenant')),
    from_day  date not null,
    until_day date check (until_day > from_day),
    person    bigint not null,
    primary key (org, supply, role, from_day),
    foreign key (org, supply) references supply,
    foreign key (org, person) references person_key on delete cascade
);
create unique index party_today on party (org, supply, role) where until_day is null;
create index party_person on party (org, person);
call wall_org('party');
grant select, insert, update (until_day) on party to shouwen_app;
