package io.shouwen.server.insight;

/**
 * The repairs reported of an area of the address tree.
 *
 * @param area its place; zero for reports that name no place
 * @param again only those of a place that had a repair in the thirty days before
 */
public record AreaFaults(int area, boolean again) implements Listed {
    @Override
    public String word() {
        return "area-" + area;
    }

    @Override
    public String home() {
        return "/requests/";
    }

    @Override
    public String rows() {
        return REPAIRS
                + "and coalesce(p.path[1], 0) = %d\n".formatted(area)
                + (again ? "and " + AGAIN : "");
    }

    private static final String REPAIRS =
            """
            select r.id, r.unit, r.opened_at as at
            from request r
            left join place p on p.org = r.org and p.id = r.place
            where r.org = :org and r.unit = any(:units) and r.type = 'repair'
                and r.opened_at >= :from and r.opened_at < :until
            """;

    private static final String AGAIN =
            """
            exists (select from request e
                where e.org = r.org and e.place = r.place and e.type = 'repair'
                    and e.opened_at < r.opened_at
                    and e.opened_at >= r.opened_at - interval '30 days')
            """;

    /** Selects {@code area, faults, again} of each area. */
    static String counts() {
        return """
        select c.area, count(*) as faults, count(*) filter (where c.again) as again
        from (%s) c
        group by c.area
        """
                .formatted(
                        REPAIRS.replaceFirst(
                                "select r.id, r.unit, r.opened_at as at",
                                "select coalesce(p.path[1], 0) as area, %s as again"
                                        .formatted(AGAIN)));
    }
}
