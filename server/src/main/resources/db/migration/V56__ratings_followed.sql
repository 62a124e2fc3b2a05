-- What waits for somebody is listed apart: answers to all, and the steps after bad ones.
create index rating_unanswered on rating (org, unit, given_on desc, visit desc)
    where given_at is not null and fed_back_at is null;
create index rating_to_follow on rating (org, unit, given_on desc, visit desc)
    where given_at is not null and level > 3 and revisited_at is null and proven is distinct from false;
