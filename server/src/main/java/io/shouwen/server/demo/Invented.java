package io.shouwen.server.demo;

import java.util.List;
import java.util.Random;

/** What invented customers are called, where they live and what they say. */
final class Invented {
    private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英霞平刚桂兰华玉建国红梅";
    private static final List<String> SYMPTOMS =
            List.of(
                    "no-picture",
                    "no-picture",
                    "no-signal",
                    "no-signal",
                    "mosaic",
                    "no-network",
                    "no-network",
                    "no-network",
                    "slow-network",
                    "slow-network",
                    "line-down");
    private static final List<String> MATTERS =
            List.of("inquiry", "inquiry", "business", "business", "suggestion", "other");
    private static final List<String> ANSWERS =
            List.of("已告知资费标准", "已告知营业厅地址和营业时间", "已告知办理所需材料", "已指导重启设备，恢复正常", "已记录，转相关部门参考");
    private static final List<String> COMPLAINTS =
            List.of("约好上午来，等到下午也没有人来", "维修员进门没有穿鞋套", "同一故障一个月修了三次", "电话里态度生硬", "收了上门费没有开收据");

    /** The compounds and villages of the sample, with their settlement. */
    record Home(String place, String settlement) {
        boolean rural() {
            return settlement.equals("village");
        }
    }

    private static final List<Home> TOWN =
            List.of(
                    new Home("城关镇/人民路/新华小区", "city"),
                    new Home("城关镇/人民路/新华小区/1号楼", "city"),
                    new Home("城关镇/人民路/新华小区/2号楼", "city"),
                    new Home("城关镇/人民路/广电大院", "city"),
                    new Home("城关镇/东门街/东门花园", "city"),
                    new Home("城关镇/东门街", "city"));
    private static final List<Home> COUNTRY =
            List.of(
                    new Home("南河镇/河口村", "village"),
                    new Home("南河镇/石桥村", "village"),
                    new Home("南河镇/南河街", "town-street"));

    private final Random random;

    Invented(Random random) {
        this.random = random;
    }

    static String name(long seed) {
        return name(new Random(seed));
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        name.append(SURNAMES.charAt(random.nextInt(SURNAMES.length())));
        for (int n = 0; n <= random.nextInt(2); n++) {
            name.append(GIVEN.charAt(random.nextInt(GIVEN.length())));
        }
        return name.toString();
    }

    String name() {
        return name(random);
    }

    /** A number that no sample customer has. */
    String phone() {
        return "136%08d".formatted(random.nextInt(100_000_000));
    }

    Home home() {
        List<Home> homes = random.nextInt(100) < 70 ? TOWN : COUNTRY;
        return homes.get(random.nextInt(homes.size()));
    }

    String door() {
        return "%d 单元 %d0%d"
                .formatted(1 + random.nextInt(4), 1 + random.nextInt(6), 1 + random.nextInt(4));
    }

    String symptom() {
        return of(SYMPTOMS);
    }

    String matter() {
        return of(MATTERS);
    }

    String answer() {
        return of(ANSWERS);
    }

    String complaint() {
        return of(COMPLAINTS);
    }

    <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Whether something with so many chances in a hundred happens. */
    boolean chance(int inAHundred) {
        return random.nextInt(100) < inAHundred;
    }

    /** A number of seconds between two numbers of minutes. */
    long seconds(double least, double most) {
        return Math.round(60 * (least + random.nextDouble() * (most - least)));
    }
}
