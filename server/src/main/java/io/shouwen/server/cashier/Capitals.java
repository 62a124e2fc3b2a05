package io.shouwen.server.cashier;

/** A sum in the capital numerals of receipts, as in 壹佰元伍角整; nobody can add a stroke to it. */
final class Capitals {
    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿", "万亿"};
    private static final int GROUP = 10_000;
    private static final int TEN = 10;
    private static final int HUNDRED = 100;

    private Capitals() {}

    static String of(long fen) {
        if (fen < 0) {
            return "负" + of(-fen);
        }
        long yuan = fen / HUNDRED;
        int jiao = (int) (fen / TEN % TEN);
        int rest = (int) (fen % TEN);
        StringBuilder text = new StringBuilder();
        if (yuan > 0) {
            text.append(whole(yuan)).append('元');
        }
        if (jiao == 0 && rest == 0) {
            return text.isEmpty() ? "零元整" : text.append('整').toString();
        }
        if (jiao > 0) {
            text.append(DIGITS.charAt(jiao)).append('角');
        } else if (yuan > 0) {
            text.append('零');
        }
        return rest > 0
                ? text.append(DIGITS.charAt(rest)).append('分').toString()
                : text.append('整').toString();
    }

    private static String whole(long yuan) {
        StringBuilder text = new StringBuilder();
        boolean gap = false;
        long divisor = 1L * GROUP * GROUP * GROUP;
        for (int group = GROUPS.length - 1; group >= 0; group--) {
            int four = (int) (yuan / divisor % GROUP);
            divisor /= GROUP;
            if (four == 0) {
                gap = !text.isEmpty();
                continue;
            }
            if (!text.isEmpty() && (gap || four < GROUP / TEN)) {
                text.append('零');
            }
            text.append(four(four)).append(GROUPS[group]);
            gap = false;
        }
        return text.toString();
    }

    private static String four(int number) {
        StringBuilder text = new StringBuilder();
        boolean gap = false;
        int divisor = GROUP / TEN;
        for (int place = PLACES.length - 1; place >= 0; place--) {
            int digit = number / divisor % TEN;
            divisor /= TEN;
            if (digit == 0) {
                gap = !text.isEmpty();
                continue;
            }
            if (gap) {
                text.append('零');
            }
            text.append(DIGITS.charAt(digit)).append(PLACES[place]);
            gap = false;
        }
        return text.toString();
    }
}
