-- The next letter is found in the order of ids, however many wait and whatever the statistics say:
-- those taken while nothing waited once had each delivery sort the whole heap.
create index outbox_order on outbox (org, id);
