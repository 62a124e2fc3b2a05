package io.shouwen.server.standard;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Obligation;
import io.shouwen.engine.standard.Practice;
import io.shouwen.engine.standard.Standards;
import io.shouwen.pack.coverage.Need;
import io.shouwen.pack.standard.Codes;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.server.organisation.OrgId;

import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The kinds of fact by which the house runs, and those of which the codes that ship speak. */
class OwnAndWrittenKindsTest {
    private static final Codes CODES =
            Codes.read(List.of(Path.of("../standards")), new Problems()).orElseThrow();
    private static final List<OwnKinds> OWN = own();

    @Test
    void noKindOfTheHouseGivesAnAttributeAnotherTypeThanACode() {
        Map<String, String> differing = new TreeMap<>();
        for (OwnKinds kinds : OWN) {
            for (Catalogue.Kind ours : kinds.kinds()) {
                CODES.standards()
                        .catalogue()
                        .kind(ours.kind())
                        .ifPresent(theirs -> compare(ours, theirs, differing));
            }
        }
        assertThat(differing).isEmpty();
    }

    @Test
    void noTwoRoomsDeclareOneKind() {
        List<String> names =
                OWN.stream()
                        .flatMap(kinds -> kinds.kinds().stream())
                        .map(kind -> kind.kind().name())
                        .toList();
        assertThat(names).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }

    @Test
    void whatAHallIsJudgedByMeetsInTheHouse() {
        OrgId house = new OrgId(1);
        Shelf shelf = new Shelf(OWN, (org, unit) -> Set.of("城区营业厅"));
        shelf.put(CODES, "");
        Standards standards = shelf.of(house, 1).standards();

        assertThat(standards.versions())
                .flatExtracting(version -> version.clauses())
                .filteredOn(clause -> clause.rule() instanceof Obligation)
                .filteredOn(clause -> !(clause.rule() instanceof Practice))
                .hasSizeGreaterThan(200)
                .allSatisfy(clause ->
                        assertThat(Need.meeting((Obligation) clause.rule(), standards.catalogue()))
                                .as(clause.id().value())
                                .isNotEmpty());
    }

    private static void compare(
            Catalogue.Kind ours, Catalogue.Kind theirs, Map<String, String> differing) {
        ours.fields()
                .forEach((name, field) -> {
                    Catalogue.Field other = theirs.fields().get(name);
                    if (other != null && other.type() != field.type()) {
                        differing.put(
                                ours.kind().name() + "." + name,
                                field.type() + " here, " + other.type() + " there");
                    }
                });
    }

    /** Whatever a room declares, found as Spring finds it. */
    private static List<OwnKinds> own() {
        List<OwnKinds> found = new ArrayList<>();
        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.shouwen.server")
                        .stream()
                        .flatMap(one -> one.getMethods().stream())
                        .filter(method -> method.getRawReturnType().isEquivalentTo(OwnKinds.class))
                        .map(JavaMethod::reflect)
                        .filter(method -> method.isAnnotationPresent(Bean.class))
                        .filter(method -> method.getParameterCount() == 0)
                        .forEach(method -> found.add(told(method)));
        return found;
    }

    private static OwnKinds told(Method method) {
        try {
            method.setAccessible(true);
            return (OwnKinds) method.invoke(teller(method));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object teller(Method method) throws ReflectiveOperationException {
        if (Modifier.isStatic(method.getModifiers())) {
            return method.getDeclaringClass();
        }
        Constructor<?> constructor = method.getDeclaringClass().getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }
}
