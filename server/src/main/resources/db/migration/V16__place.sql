-- The tree of addresses: an area, its streets and villages, their compounds and buildings. Each
-- place may say what kind of settlement it is, which crew serves it and in which area supply fails
-- together; below it the same holds until a place says otherwise.

create sequence place_number as int;
grant usage on sequence place_number to shouwen_app;

-- path: the ids from the top down to the place itself; title: their names with / between them.
create table place (
    org        int not null references org,
    id         int not null,
    parent     int,
    kind       text not null check (kind in ('area', 'street', 'village', 'compound', 'building')),
    name       text not null check (name <> '' and name !~ '/'),
    code       text not null default '',
    settlement text check (settlement in ('city', 'town-street', 'village')),
    crew       int,
    outage     text not null default '',
    closed_on  date,
    path       int[] not null,
    title      text not null,
    primary key (org, id),
    foreign key (org, parent) references place,
    foreign key (org, crew) references unit,
    constraint place_name unique nulls not distinct (org, parent, name) deferrable initially deferred
);
create unique index place_code on place (org, code) where code <> '';
create index place_depth on place (org, cardinality(path), id);
create index place_crew on place (org, crew) where crew is not null;
call wall_org('place');
grant select, insert, update on place to shouwen_app;

-- Every ending of a place's own name, so that any part of it is found by its beginning.
create table place_word (
    org   int not null,
    word  text collate "C" not null check (word <> ''),
    place int not null,
    primary key (org, word, place),
    foreign key (org, place) references place
);
create index place_word_place on place_word (org, place);
call wall_org('place_word');
grant select, insert, delete on place_word to shouwen_app;
