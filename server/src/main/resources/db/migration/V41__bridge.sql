-- A program on the machine of a counter or a kiosk, by which its page reaches what it cannot reach itself: a light
-- strip, a printer, a reader of identity cards, a rating device. It is a device of the hall; what it says is signed.
-- And a page of the hall on which whoever was there rates, such as behind a poster's QR code.
alter table hall_device drop constraint hall_device_kind_check;
alter table hall_device add constraint hall_device_kind_check
    check (kind in ('kiosk', 'display', 'rating', 'bridge', 'portal'));
create index hall_device_counter on hall_device (org, counter, kind)
    where counter is not null and revoked_at is null;

-- Its counter stands in hall_device; kiosk is the device beside which it stands instead. The secret lies encrypted under
-- a key of its own. A bridge that is switched off has no row.
create table hall_bridge (
    org    int not null,
    device int not null,
    kiosk  int,
    port   int not null check (port between 1024 and 65535),
    rates  boolean not null,
    secret bigint not null,
    primary key (org, device),
    foreign key (org, device) references hall_device,
    foreign key (org, kiosk) references hall_device
);
create unique index hall_bridge_kiosk on hall_bridge (org, kiosk) where kiosk is not null;
call wall_org('hall_bridge');
grant select, insert, update, delete on hall_bridge to shouwen_app;
