-- What people write at findings lies encrypted among the personal values, under a key of whoever
-- wrote it. The keys are not in the database, so the next server that starts encrypts the rows from
-- before; only in these do words stand in their old column, and only until then.

-- Under which key a person of the house writes. Erasing that key erases what they wrote.
create table writer (
    org    int not null references org,
    staff  int not null,
    person bigint not null,
    primary key (org, staff),
    unique (org, person),
    foreign key (org, staff) references person,
    foreign key (org, person) references person_key
);
call wall_org('writer');
grant select, insert, delete on writer to shouwen_app;

-- Writer and version outlive the text: they say where it lay.
alter table finding_words
    alter column words drop not null,
    add column writer bigint,
    add column version int check (version > 0),
    add constraint finding_words_open_or_encrypted
        check ((words is null) = (writer is not null) and (writer is null) = (version is null));
create index finding_words_open on finding_words (org) where words is not null;
grant update (words, writer, version) on finding_words to shouwen_app;
