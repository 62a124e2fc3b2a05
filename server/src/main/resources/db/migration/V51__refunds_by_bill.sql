-- What a refund is to take back of each bill, from when it is asked for.
create table refund_line (
    org    int not null,
    refund bigint not null,
    bill   bigint not null,
    amount bigint not null check (amount > 0),
    primary key (org, refund, bill),
    foreign key (org, bill) references bill
);
call wall_org('refund_line');
grant select, insert on refund_line to shouwen_app;

-- Of a refund: the piece of the payment, by its number, that a piece gives back. Refunds until now
-- were given back in one piece, the way of some piece of the payment.
alter table tender add column gives_back int;
update tender t set gives_back = (
        select min(p.n) from payment r join tender p on p.org = r.org and p.payment = r.of
        where r.org = t.org and r.id = t.payment and p.method = t.method and p.state = 'taken')
    where t.amount < 0;
