package io.shouwen.server.masters;

import io.shouwen.server.TestServer;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The administrator of the sample organisation at work with workbooks, without a screen. */
public final class MastersOffice {
    public static final OrgId HOME = new OrgId(1);

    private final TestServer server;
    private final Imports imports;
    final int admin;

    public MastersOffice(TestServer server) {
        this.server = server;
        this.imports = server.bean(Imports.class);
        this.admin = number("select id from person where staff_no = 'Y002'");
    }

    public TrialView look(byte[] file, Language language) {
        return TrialView.of(imports.look(HOME, admin, file), Texts.in(language));
    }

    /** Each problem as "sheet row column: sentence". */
    public List<String> problems(byte[] file, Language language) {
        return look(file, language).problems().stream()
                .map(one ->
                        "%s %s %s: %s"
                                .formatted(one.sheet(), one.row(), one.column(), one.sentence()))
                .toList();
    }

    /** Looks and applies; fails if it is not clean. */
    public Applied apply(byte[] file) {
        Imports.Trial trial = imports.look(HOME, admin, file);
        TrialView view = TrialView.of(trial, Texts.in(Language.EN));
        return imports.apply(
                HOME,
                admin,
                trial.upload()
                        .orElseThrow(() -> new AssertionError("not clean: " + view.problems())));
    }

    Imports imports() {
        return imports;
    }

    public byte[] export(OrgId org, Language language) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            imports.write(org, imports.sheets(), Texts.in(language), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    public int number(String sql) {
        return server.database()
                .orgScope()
                .reading(
                        HOME,
                        () -> server.database().jdbc().sql(sql).query(Integer.class).single());
    }

    public String text(String sql) {
        return String.join(
                ",",
                server.database()
                        .orgScope()
                        .reading(
                                HOME,
                                () ->
                                        server.database()
                                                .jdbc()
                                                .sql(sql)
                                                .query((row, n) -> row.getString(1))
                                                .list()));
    }
}
