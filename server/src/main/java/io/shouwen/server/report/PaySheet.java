package io.shouwen.server.report;

import java.util.List;

/**
 * What a month or a year moved on the accounts of people and units: the sheet that goes to whoever
 * pays wages. In the order of units and names, not of amounts.
 *
 * @param money whether the organisation has switched money on
 * @param years whether a code reckons what is left of a year
 */
public record PaySheet(List<Line> lines, boolean money, boolean years) {
    public PaySheet {
        lines = List.copyOf(lines);
    }

    /**
     * One account.
     *
     * @param path of its ledger page
     * @param points hundredths of a point
     * @param fen the proposed deduction (negative) or addition
     * @param left what is left of balances of the year, and the best grades that they allow
     */
    public record Line(
            String name,
            String unit,
            String path,
            long points,
            long fen,
            long entries,
            List<String> left) {
        public Line {
            left = List.copyOf(left);
        }
    }
}
