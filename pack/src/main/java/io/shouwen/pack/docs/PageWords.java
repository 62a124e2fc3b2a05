package io.shouwen.pack.docs;

import io.shouwen.engine.standard.Words;

import java.util.Map;

/** The words of the page itself. What is judged is said by the explainer. */
final class PageWords {
    private static final Map<String, Words> ALL =
            Map.ofEntries(
                    word("in-force", "自 {0} 起施行", "In force from {0}"),
                    word("clauses", "条款", "clauses"),
                    word("contents", "目录", "Contents"),
                    word("examples", "例（{0}）", "Examples ({0})"),
                    word("readings", "读法（{0}），首选在前", "Readings ({0}), the usual answer first"),
                    word("references", "引用文件（{0}）", "References ({0})"),
                    word("dated", "仅 {0} 版", "edition {0} only"),
                    word("newest", "现行版本：{0}", "the newest in force: {0}"),
                    word("since", "{0}（{1} 起）", "{0} (from {1})"),
                    word("refers", "引用", "Refers to"),
                    word("judged-at", "判断于", "judged at"),
                    word("other-language", "English", "中文"),
                    word("executed", "执行", "executed"),
                    word("unfed", "无人提供", "unfed"),
                    word("apart", "记录不在一处", "apart"),
                    word("inspected", "督查", "inspected"),
                    word("recorded", "仅展示", "shown only"),
                    word("not-executable", "不可执行", "not executable"),
                    word("promise", "承诺", "promise"),
                    word("check", "核验", "check"),
                    word("procedure", "流程", "procedure"),
                    word("cover", "值守", "cover"),
                    word("threshold", "指标", "threshold"),
                    word("entitlement", "对照表", "table"),
                    word("practice", "行为", "practice"),
                    word("consequence", "后果", "consequence"),
                    word("shown", "文本", "text"));

    private static final Map<String, String> CHINESE =
            Map.ofEntries(
                    Map.entry("pending", "未到期"),
                    Map.entry("kept", "做到"),
                    Map.entry("overdue", "已超时"),
                    Map.entry("broken", "迟了"),
                    Map.entry("breached", "违反"),
                    Map.entry("met", "达到"),
                    Map.entry("decided", "已定"),
                    Map.entry("excused", "免责"),
                    Map.entry("void", "作废"),
                    Map.entry("deviation", "偏离"),
                    Map.entry("measured", "只测"),
                    Map.entry("unprovable", "无法证明"),
                    Map.entry("none", "不涉及"),
                    Map.entry("spare", "余"),
                    Map.entry("late", "迟"),
                    Map.entry("due", "到期"),
                    Map.entry("first-due", "原到期"),
                    Map.entry("at", "时刻"),
                    Map.entry("reason", "缘由"),
                    Map.entry("missing", "缺"),
                    Map.entry("by", "凭"),
                    Map.entry("part", "部分"),
                    Map.entry("wrong", "不符"),
                    Map.entry("lacking", "缺少"),
                    Map.entry("before", "先于"),
                    Map.entry("count", "计"),
                    Map.entry("among", "总计"),
                    Map.entry("gap", "间断"),
                    Map.entry("row", "行"),
                    Map.entry("closed", "未开放"));

    /** What a consequence says; {@code due} is what an account loses or gains, no moment. */
    private static final Map<String, String> OWING =
            Map.ofEntries(
                    Map.entry("none", "不涉及"),
                    Map.entry("due", "应记"),
                    Map.entry("may", "可处"),
                    Map.entry("again", "须重新决定"),
                    Map.entry("missing", "缺"),
                    Map.entry("unpicked", "份额未定"),
                    Map.entry("aside", "不再另计"),
                    Map.entry("propose", "建议"),
                    Map.entry("imposed", "已处"),
                    Map.entry("declined", "未采纳"),
                    Map.entry("lifted", "已解除"),
                    Map.entry("wrong-step", "措施不符"),
                    Map.entry("unfounded", "已失依据"),
                    Map.entry("balance", "余分"),
                    Map.entry("grade", "等级至多"));

    private PageWords() {}

    private static Map.Entry<String, Words> word(String key, String zh, String en) {
        return Map.entry(key, new Words(zh, en));
    }

    static Words of(String key) {
        Words words = ALL.get(key);
        if (words == null) {
            throw new IllegalStateException("Expected words for " + key);
        }
        return words;
    }

    /** A word of a verdict or of one of its details. */
    static Words verdict(String word) {
        return new Words(CHINESE.getOrDefault(word, word), word);
    }

    /** The first word of what is due by a consequence. */
    static Words owing(String word) {
        return new Words(OWING.getOrDefault(word, word), word);
    }
}
