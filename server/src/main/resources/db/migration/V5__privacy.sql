-- Personal values of customers, apart from everything else. Each is encrypted under a key of its
-- person, and that key is wrapped by a master key which is not in the database: who has the
-- database alone reads nothing, and to destroy the person's key is to erase the person.

create sequence personal_number as bigint;
grant usage on sequence personal_number to shouwen_app;

create table person_key (
    org     int not null references org,
    person  bigint not null,
    wrapped bytea not null,
    primary key (org, person)
);
call wall_org('person_key');
grant select, insert, update (wrapped), delete on person_key to shouwen_app;

-- A changed value is a further version. What is encrypted: a random salt and the value.
create table personal (
    org     int not null,
    person  bigint not null,
    field   text not null check (field in
        ('name', 'phone', 'second-phone', 'address', 'note')),
    version int not null check (version > 0),
    cipher  bytea not null,
    primary key (org, person, field, version),
    foreign key (org, person) references person_key
);
call wall_org('personal');
grant select, insert, delete on personal to shouwen_app;

-- Keyed hashes of what people search by. Equal tokens show equal values and nothing else.
create table lookup (
    org    int not null,
    token  bytea not null check (length(token) = 32),
    person bigint not null,
    primary key (org, token, person),
    foreign key (org, person) references person_key
);
create index lookup_person on lookup (org, person);
call wall_org('lookup');
grant select, insert, delete on lookup to shouwen_app;

-- Which search key the tokens were made with, so that a process with another key folder is stopped
-- before it makes tokens that nobody finds. One row, written once.
create table vault (
    one   boolean primary key default true check (one),
    proof bytea not null
);
grant select, insert on vault to shouwen_app;
