-- Figures of reports: how many requests and findings of a day and a unit come under each figure. A summary for reading,
-- written anew for the months whose cases still move; it can always be counted again from the rows it counts.
create table figure_day (
    org    int not null references org,
    day    date not null,
    unit   int not null,
    figure text not null,
    times  bigint not null,
    primary key (org, day, unit, figure)
);
call wall_org('figure_day');
grant select, insert, delete on figure_day to shouwen_app;

-- How each clause was kept is told by unit too. The summary is counted again at once.
delete from clause_month;
delete from tally;
alter table clause_month add column unit int not null;
alter table clause_month drop constraint clause_month_pkey;
alter table clause_month add primary key (org, month, clause, verdict, unit);

-- The lists behind the figures of findings.
create index finding_raised on finding (org, unit, raised_at, id);
create index finding_clause on finding (org, clause, raised_at, id);

-- What the head of the house has signed for a month: the figures as they stood, written as they were hashed. They never change; what comes later is
-- shown beside them and goes into a later month.
create table signed_month (
    org       int not null references org,
    month     date not null check (extract(day from month) = 1),
    figures   text not null,
    hash      text not null check (length(hash) = 64),
    subject   bigint not null,
    signed_by int not null,
    signed_at timestamptz not null,
    primary key (org, month),
    foreign key (org, signed_by) references person
);
call wall_org('signed_month');
grant select, insert on signed_month to shouwen_app;
