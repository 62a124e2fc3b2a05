package io.shouwen.server.organisation;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * An invented county cable company, small enough to know everybody and complete enough to show each
 * post: a call centre, two repair crews under a repair department, a service hall, and a quality
 * office.
 */
public final class SampleOrganisation {
    /** Every sample account has it; such accounts exist only in a database born as demo. */
    public static final String PASSWORD = "shouwen-demo";

    /**
     * What is kept of {@link #PASSWORD}, which is no secret: a start does not wait for it to be
     * made.
     */
    private static final String PASSWORD_HASH =
            "$argon2id$v=19$m=19456,t=2,p=1$AbAaCca53AKgECdBofaIgg"
                    + "$3/MnMCHiJbA8ki4GqbZBoygFiLFzO6Nmv/2NpxSoZaU";

    private final FoundingRows rows;
    private final OrgId org;
    private final LocalDate since;

    SampleOrganisation(FoundingRows rows, OrgId org, LocalDate since) {
        this.rows = rows;
        this.org = org;
        this.since = since;
    }

    void create() {
        rows.org(org, "英山广电（示例）", "Yingshan Cable (sample)", ZoneId.of("Asia/Shanghai"));
        int company = rows.root(org, "company", "英山广电（示例）", "Yingshan Cable (sample)", since);
        int calls = rows.unit(org, company, "office", "客服中心", "Call centre", since);
        int repairs = rows.unit(org, company, "section", "维修部", "Repair department", since);
        int urban = rows.unit(org, repairs, "crew", "城区维修班", "Urban crew", since);
        int rural = rows.unit(org, repairs, "crew", "农村维修班", "Rural crew", since);
        int hall = rows.unit(org, company, "hall", "城区营业厅", "Urban service hall", since);
        int quality = rows.unit(org, company, "office", "质检办公室", "Quality office", since);

        rows.serve(org, "urban", urban);
        rows.serve(org, "rural", rural);

        hire("Y101", "sunli", "孙丽", "Sun Li", calls, Role.AGENT);
        hire("Y102", "maxiao", "马晓", "Ma Xiao", calls, Role.AGENT);
        hire("Y103", "xufang", "许芳", "Xu Fang", calls, Role.DISPATCHER);
        hire("Y201", "liwei", "李伟", "Li Wei", urban, Role.TECHNICIAN);
        hire("Y202", "zhangyong", "张勇", "Zhang Yong", urban, Role.TECHNICIAN);
        hire("Y203", "huangjianjun", "黄建军", "Huang Jianjun", urban, Role.CHIEF);
        hire("Y301", "liuyang", "刘洋", "Liu Yang", rural, Role.TECHNICIAN);
        hire("Y302", "wanglei", "王磊", "Wang Lei", rural, Role.TECHNICIAN);
        hire("Y303", "luozhigang", "罗志刚", "Luo Zhigang", rural, Role.CHIEF);
        hire("Y401", "linjing", "林静", "Lin Jing", quality, Role.QUALITY);
        hire("Y402", "hewen", "何文", "He Wen", quality, Role.QUALITY);
        hire("Y501", "zhenghaiyan", "郑海燕", "Zheng Haiyan", repairs, Role.DEPUTY);
        hire("Y502", "wuguoqiang", "吴国强", "Wu Guoqiang", repairs, Role.HEAD);
        hire("Y601", "hejing", "何静", "He Jing", hall, Role.GREETER);
        hire("Y602", "zhouting", "周婷", "Zhou Ting", hall, Role.CLERK);
        hire("Y603", "wuqian", "吴倩", "Wu Qian", hall, Role.CLERK);
        hire("Y604", "fengjuan", "冯娟", "Feng Juan", hall, Role.CASHIER);
        hire("Y605", "jiangbo", "蒋波", "Jiang Bo", hall, Role.CASHIER);
        hire("Y606", "tangmin", "唐敏", "Tang Min", hall, Role.MANAGER);
        hire("Y001", "chenli", "陈立", "Chen Li", company, Role.EXECUTIVE);
        hire("Y002", "zhoumin", "周敏", "Zhou Min", company, Role.ADMIN);
    }

    private void hire(String staffNo, String login, String zh, String en, int unit, Role role) {
        int person = rows.person(org, staffNo, zh, en);
        rows.post(org, person, unit, role, since);
        rows.account(org, person, login, PASSWORD_HASH);
    }
}
