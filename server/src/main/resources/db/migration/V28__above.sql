-- Danger to life or to all: such requests stand before everything else. There are few at a time.
alter table request add column urgent_at timestamptz;
create index request_urgent on request (org, unit, urgent_at, id)
    where state = 'open' and urgent_at is not null;

-- Orders that a hotline above the house has sent: each is a request. Rows are what the facts add up to.
create table above_order (
    org          int not null references org,
    request      bigint not null,
    unit         int not null,
    source       text not null check (source <> ''),
    reference    text not null check (reference <> ''),
    matter_class text not null,
    step         text not null check (step in
        ('received', 'signed', 'returning', 'returned', 'written', 'answered', 'sent')),
    open         boolean not null,
    received_at  timestamptz not null,
    sign_by      timestamptz not null,
    signed_at    timestamptz,
    due_at       timestamptz not null,
    first_due    timestamptz not null,
    asked        timestamptz,
    reply        text not null,
    answered_at  timestamptz,
    sent_at      timestamptz,
    rating       text not null,
    round        int not null check (round > 0),
    primary key (org, request),
    unique (org, source, reference),
    foreign key (org, unit) references unit
);
create index above_order_due on above_order (org, unit, due_at, request) where open;
create index above_order_answered on above_order (org, unit, request) where step = 'answered';
create index above_order_sent on above_order (org, unit, sent_at, request) where sent_at is not null;
call wall_org('above_order');
grant select, insert, update on above_order to shouwen_app;

-- Within how long they are signed for. Without a row it is two hours.
create table above_terms (
    org          int primary key references org,
    sign_minutes int not null check (sign_minutes between 5 and 2880)
);
call wall_org('above_terms');
grant select, insert, update on above_terms to shouwen_app;
