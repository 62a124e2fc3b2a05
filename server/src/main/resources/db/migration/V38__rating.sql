-- What customers say of a visit, one word a visit, and what the house did about it.

-- The read table of ratings: all but mark can be told from the facts. day is that of the visit,
-- given_on that of the rating, by which cohorts are formed. mark is the digest of what the customer's
-- browser brings along: the same one again is a signal for a person.
create table rating (
    org          int not null,
    visit        bigint not null,
    unit         int not null,
    day          date not null,
    counter      int,
    clerk        int,
    prompted_at  timestamptz,
    prompted_by  text not null default '',
    given_at     timestamptz,
    given_on     date,
    level        int check (level between 1 and 5),
    channel      text not null default '',
    seconds      int,
    anonymous    boolean not null default false,
    mark         bytea check (length(mark) = 32),
    fed_back_at  timestamptz,
    verified_at  timestamptz,
    proven       boolean,
    rectified_at timestamptz,
    revisited_at timestamptz,
    primary key (org, visit),
    check ((given_at is null) = (level is null)),
    check ((given_at is null) = (given_on is null)),
    check ((verified_at is null) = (proven is null))
);
create index rating_prompted on rating (org, counter, prompted_at desc) where given_at is null;
create index rating_given on rating (org, unit, given_on desc, visit desc) where given_at is not null;
create index rating_clerk on rating (org, clerk, given_on desc, visit desc)
    where given_at is not null;
create index rating_mark on rating (org, mark) where mark is not null;
call wall_org('rating');
grant select, insert, update on rating to shouwen_app;

-- In which minutes a rating device was on: it asks every few seconds what to show.
create table rating_on (
    org     int not null,
    device  int not null,
    counter int not null,
    minute  timestamptz not null,
    primary key (org, device, minute),
    foreign key (org, device) references hall_device,
    foreign key (org, counter) references counter
);
create index rating_on_counter on rating_on (org, counter, minute);
call wall_org('rating_on');
grant select, insert on rating_on to shouwen_app;
