package io.shouwen.server.masters;

import io.shouwen.server.organisation.OrgId;

import java.util.Map;
import java.util.function.Consumer;

/**
 * What an organisation keeps in one sheet of its workbook. The room that owns the tables declares a
 * bean; everything else about workbooks is done here.
 */
public interface Master {
    Sheet sheet();

    /**
     * Begins to take in the sheet, within the organisation's open transaction. A dry run is the
     * same transaction rolled back, so what it shows is what will be.
     */
    Taking take(OrgId org, Report report);

    /**
     * Gives every stored row by column, words as they are stored and days as ISO dates, in an order
     * in which they can be taken in again. Runs within the organisation's open transaction.
     */
    void give(OrgId org, Consumer<Map<String, String>> to);
}
