-- What an organisation keeps in Excel: its units, people and posts.

-- People write units by name; a second unit of one name needs a code of its own.
alter table unit add column code text not null default '';
create unique index unit_code on unit (org, code) where code <> '';

-- Who employs a person: a unit of the kind contractor; null is the house itself.
alter table person add column employer int;
alter table person add foreign key (org, employer) references unit;
create index person_employer on person (org, employer) where employer is not null;

-- Whose superior somebody was from a day on, until the first day on which they were no longer.
create table superior (
    org       int not null,
    person    int not null,
    superior  int not null check (superior <> person),
    from_day  date not null,
    until_day date check (until_day > from_day),
    primary key (org, person, from_day),
    foreign key (org, person) references person,
    foreign key (org, superior) references person (org, id)
);
create unique index superior_today on superior (org, person) where until_day is null;
create index superior_of on superior (org, superior);
call wall_org('superior');
grant select, insert, update on superior to shouwen_app;

-- Workbooks that were looked at and wait to be applied. content names the key under which the file
-- lies among the personal values, 0 once it is gone; plan is the hash of what was shown.
create table master_upload (
    org        int not null references org,
    id         uuid not null,
    person     int not null,
    file_hash  text not null,
    content    bigint not null,
    plan       text not null,
    made_at    timestamptz not null default now(),
    applied_at timestamptz,
    added      int not null default 0,
    changed    int not null default 0,
    closed     int not null default 0,
    primary key (org, id),
    foreign key (org, person) references person
);
create index master_upload_age on master_upload (org, made_at);
call wall_org('master_upload');
grant select, insert, update, delete on master_upload to shouwen_app;
