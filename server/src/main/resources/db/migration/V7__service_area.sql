-- Which unit serves an area: a fault reported there goes to its board.
create table service_area (
    org  int not null references org,
    area text not null check (area <> ''),
    unit int not null,
    primary key (org, area),
    foreign key (org, unit) references unit
);
call wall_org('service_area');
grant select, insert, update, delete on service_area to shouwen_app;
