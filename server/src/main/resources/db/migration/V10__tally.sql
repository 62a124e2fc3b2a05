-- What the last count of clause_month saw, when it was and what it cost, so that no process counts
-- again what another has counted. Means nothing outside this database cluster.
create table tally (
    org        int primary key references org,
    seen       text not null,
    counted_at timestamptz not null,
    took       interval not null
);
call wall_org('tally');
grant select, insert, update on tally to shouwen_app;
