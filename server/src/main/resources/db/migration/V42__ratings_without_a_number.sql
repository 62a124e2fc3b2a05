-- A payment of somebody without a number is a visit as well; it was rated at the counter where its cashier sat then.
create index counter_state_whose on counter_state (org, person, from_at desc);

-- The bad ones of a hall, which somebody has to follow up, are few among many.
create index rating_bad on rating (org, unit, given_on desc, visit desc)
    where given_at is not null and level > 3;
