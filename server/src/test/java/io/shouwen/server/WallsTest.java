package io.shouwen.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

import java.util.Set;

class WallsTest {
    private static final JavaClasses SERVER =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.shouwen.server");
    private static final Set<String> CLOCKS =
            Set.of(
                    "java.time.Instant",
                    "java.time.LocalDate",
                    "java.time.LocalDateTime",
                    "java.time.LocalTime",
                    "java.time.ZonedDateTime",
                    "java.time.OffsetDateTime");

    @Test
    void roomsReachEachOtherOnlyThroughTheirDoorsAndNeverInACircle() {
        ApplicationModules.of(ShouwenServer.class, resideInAPackage("io.shouwen.server.jte.."))
                .verify();
    }

    @Test
    void nobodyReadsAClockOfTheirOwn() {
        noClasses()
                .should()
                .callMethodWhere(describe("reads the machine's clock", WallsTest::readsAClock))
                .because(
                        "a verdict must not depend on where it is computed: take the Clock bean,"
                                + " or the database's time under the lock")
                .check(SERVER);
    }

    @Test
    void nobodyAsksForTheMachinesZone() {
        DescribedPredicate<JavaMethodCall> asks =
                describe(
                        "asks for the machine's zone",
                        call ->
                                call.getTargetOwner().getName().equals("java.time.ZoneId")
                                        && call.getName().equals("systemDefault"));
        noClasses()
                .should()
                .callMethodWhere(asks)
                .because("days are counted in the organisation's zone: use Me.zone()")
                .check(SERVER);
    }

    @Test
    void classesAreNamedForWhatTheyAre() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
                .because("such a name hides what the class is for: name the thing it is")
                .check(SERVER);
    }

    private static boolean readsAClock(JavaMethodCall call) {
        return CLOCKS.contains(call.getTargetOwner().getName())
                && call.getName().equals("now")
                && call.getTarget().getRawParameterTypes().isEmpty();
    }
}
