-- What being late costs, by company and from a day on, so that the past keeps its rate. payee: empty
-- for the house, for which the rate of cash_terms holds before the first row. rate and grace_days:
-- as in cash_terms.
create table late_rate (
    org        int not null references org,
    payee      text not null default '',
    from_day   date not null,
    rate       int not null check (rate between 0 and 1000),
    grace_days int not null check (grace_days between 0 and 365),
    primary key (org, payee, from_day)
);
call wall_org('late_rate');
grant select, insert, update (rate, grace_days) on late_rate to shouwen_app;

-- counted_by: who counted it; somebody else than the cashier counts the till of one who is absent.
alter table till add column counted_by int;
grant update (counted_by) on till to shouwen_app;

-- from_day, until_day: the days of which a remittance settles what was collected.
alter table cash_out add column from_day date;
alter table cash_out add column until_day date;
