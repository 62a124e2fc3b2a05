package io.shouwen.pack.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Cases stand in the order of the texts of their ids, whatever the ids are made of. */
class CaseSortTest {
    private static final List<String> PIECES =
            List.of("a", "b", "0", "工", "単", "é", "\uE000", "\uFF21", "😀", "\u0001", "CASE-2026-");

    private final Random random = new Random(7);

    @Test
    void idsComeInTheOrderOfTheirTexts() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            ids.add(text(1 + random.nextInt(6)));
        }
        assertThat(sorted(ids)).isEqualTo(expected(ids));
    }

    @Test
    void idsWithALongCommonBeginningComeInTheOrderOfTheirTexts() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            ids.add("service-request/2026/" + random.nextInt(100_000));
        }
        ids.add("x");
        assertThat(sorted(ids)).isEqualTo(expected(ids));
    }

    @Test
    void idsThatDifferOnlyInTrailingZeroBytesAreToldApart() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            ids.add("a" + "\0".repeat(i % 3));
        }
        assertThat(sorted(ids)).isEqualTo(expected(ids));
    }

    @Test
    void oneCaseWithManyFactsKeepsTheGivenOrder() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            ids.add("the one case");
        }
        assertThat(sorted(ids)).isEqualTo(IntStream.range(0, 500).boxed().toList());
    }

    @Test
    void aPrefixNeverContradictsTheOrder() {
        for (int i = 0; i < 4_000; i++) {
            byte[] one = text(1 + random.nextInt(5)).getBytes(StandardCharsets.UTF_8);
            byte[] other = text(1 + random.nextInt(5)).getBytes(StandardCharsets.UTF_8);
            int byPrefix =
                    Long.compareUnsigned(
                            CaseOrder.prefix(one, 0, one.length),
                            CaseOrder.prefix(other, 0, other.length));
            int whole = CaseOrder.compare(one, 0, one.length, other, 0, other.length);
            assertThat(byPrefix == 0 || Integer.signum(byPrefix) == Integer.signum(whole)).isTrue();
        }
    }

    private String text(int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static List<Integer> expected(List<String> ids) {
        return IntStream.range(0, ids.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> ids.get(i)).thenComparing(i -> i))
                .toList();
    }

    /** The places of the ids, sorted; equal ids by their place. */
    private static List<Integer> sorted(List<String> ids) {
        FactBytes bytes = new FactBytes(16);
        int[] from = new int[ids.size()];
        int[] to = new int[ids.size()];
        for (int i = 0; i < from.length; i++) {
            byte[] id = ids.get(i).getBytes(StandardCharsets.UTF_8);
            from[i] = bytes.size();
            bytes.put(id, 0, id.length);
            to[i] = bytes.size();
        }
        byte[] all = bytes.array();
        CaseSort sort =
                new CaseSort(
                        all,
                        from,
                        to,
                        (one, other) -> {
                            int order =
                                    CaseOrder.compare(
                                            all, from[one], to[one], all, from[other], to[other]);
                            return order != 0 ? order : Integer.compare(one, other);
                        });
        return IntStream.of(sort.sorted(ids.size())).boxed().toList();
    }
}
