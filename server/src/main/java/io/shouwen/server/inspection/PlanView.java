package io.shouwen.server.inspection;

import io.shouwen.server.organisation.Staff.Member;

import java.util.List;
import java.util.Set;

/**
 * What can be planned in a unit.
 *
 * @param unit the unit that is to be inspected; 0 until it is chosen
 * @param people who works there
 * @param inspectors who may inspect it
 * @param answering whose practices there are, by the code's words for them
 * @param fitting which of them fit the posts there
 * @param items everything that can be looked at
 */
public record PlanView(
        List<InspectionList.UnitName> units,
        int unit,
        List<Member> people,
        List<Member> inspectors,
        List<String> answering,
        Set<String> fitting,
        List<Item> items) {
    public PlanView {
        units = List.copyOf(units);
        people = List.copyOf(people);
        inspectors = List.copyOf(inspectors);
        answering = List.copyOf(answering);
        fitting = Set.copyOf(fitting);
        items = List.copyOf(items);
    }

    /** One item by its clause. */
    public record Item(String clause, String says) {}
}
