package io.shouwen.server.bill;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.customer.Supplies;
import io.shouwen.server.masters.OneSheet;
import io.shouwen.server.masters.TrialView;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.text.Texts;

import org.springframework.stereotype.Component;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Bills of a file. It is looked through first; only one without a problem is taken in, some
 * thousand at a time. Whatever ends it on the way, the same file brings the rest.
 */
@Component
class BillFiles {
    private static final int BATCH = 10_000;

    private final OrgScope scope;
    private final Bills bills;
    private final Supplies accounts;
    private final BillBook book;
    private final int mostRows;

    BillFiles(
            OrgScope scope,
            Bills bills,
            Supplies accounts,
            BillBook book,
            @org.springframework.beans.factory.annotation.Value("${shouwen.bills.rows:2000000}")
                    int mostRows) {
        this.scope = scope;
        this.bills = bills;
        this.accounts = accounts;
        this.book = book;
        this.mostRows = mostRows;
    }

    int mostRows() {
        return mostRows;
    }

    /** What became of a file. */
    record Read(TrialView trial, int taken) {}

    /** Tells what is wrong, row by row, and what is new; takes it in if nothing is wrong. */
    Read read(Me me, OneSheet.Source file, boolean take, String key, Texts texts)
            throws IOException {
        TrialView trial = pass(me, file, _ -> {}, texts);
        if (!take || !trial.clean()) {
            return new Read(trial, 0);
        }
        Batches batches = new Batches(me, key);
        TrialView taken = pass(me, file, batches::add, texts);
        batches.write();
        return new Read(taken, batches.taken);
    }

    private TrialView pass(Me me, OneSheet.Source file, Consumer<List<NewBill>> fresh, Texts texts)
            throws IOException {
        if (OneSheet.isText(file)) {
            return OneSheet.stream(
                    file,
                    mostRows,
                    BillSheet.SHEET,
                    report -> new BillSheet(me.org(), me.person(), bills, accounts, fresh, report),
                    texts);
        }
        byte[] workbook;
        try (var in = file.open()) {
            workbook = in.readAllBytes();
        }
        return OneSheet.read(
                workbook,
                BillSheet.SHEET,
                report -> new BillSheet(me.org(), me.person(), bills, accounts, fresh, report),
                texts);
    }

    /** Bills on their way in; each batch is told with the fact of its own transaction. */
    private final class Batches {
        private final Me me;
        private final String key;
        private final List<NewBill> waiting = new ArrayList<>();
        private int taken;

        Batches(Me me, String key) {
            this.me = me;
            this.key = key;
        }

        void add(List<NewBill> brought) {
            waiting.addAll(brought);
            if (waiting.size() >= BATCH) {
                write();
            }
        }

        void write() {
            if (waiting.isEmpty()) {
                return;
            }
            List<NewBill> batch = List.copyOf(waiting);
            waiting.clear();
            scope.run(me.org(), () -> taken += written(batch));
        }

        /** What another file brought meanwhile is not counted twice. */
        private int written(List<NewBill> batch) {
            List<Boolean> fresh = bills.add(me.org(), batch);
            long fen = 0;
            int count = 0;
            for (int i = 0; i < batch.size(); i++) {
                count += fresh.get(i) ? 1 : 0;
                fen += fresh.get(i) ? batch.get(i).amount() : 0;
            }
            if (count > 0) {
                book.tell(
                        me,
                        key + "/" + batch.getFirst().no(),
                        BillKinds.RECEIVED,
                        Map.of(
                                "count", new Value.Whole(count),
                                "fen", new Value.Whole(fen)));
            }
            return count;
        }
    }
}
