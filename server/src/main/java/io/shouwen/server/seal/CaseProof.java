package io.shouwen.server.seal;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The proof of one subject, to be checked without a database: its facts whole, with the way of each
 * to one signed root. It is written as a witness file is, one JSON object a line: the key, the
 * root, then a line a fact.
 *
 * @param waiting the numbers of facts that are not sealed yet
 */
public record CaseProof(
        SealPublicKey key, Root root, List<ProvenFact> facts, List<Integer> waiting) {
    /** How the name of the file ends. */
    public static final String ENDING = ".seal.jsonl";

    private static final JsonMapper JSON = JsonMapper.shared();

    public CaseProof {
        facts = List.copyOf(facts);
        waiting = List.copyOf(waiting);
    }

    /** A fact with its way to the root. */
    public record ProvenFact(FactColumns columns, SealedFact sealed) {
        public int n() {
            return columns.n();
        }

        public Hash hash() {
            return sealed.leaf().hash();
        }

        public long leaf() {
            return sealed.leaf().no();
        }

        private String line() {
            ObjectNode line = JSON.createObjectNode();
            line.set("fact", columns.json());
            line.put("hash", hash().toString()).put("leaf", leaf());
            ArrayNode path = line.putArray("path");
            sealed.proof().path().forEach(beside -> path.add(beside.toString()));
            return line.toString();
        }

        static ProvenFact read(String line, Root root) {
            JsonNode read = JSON.readTree(line);
            FactColumns columns = FactColumns.of(read.path("fact"));
            long no = read.path("leaf").asLong(-1);
            List<Hash> path = new ArrayList<>();
            read.path("path").forEach(beside -> path.add(Hash.parse(beside.asString())));
            Leaf leaf =
                    new Leaf(
                            root.org(),
                            no,
                            columns.subject(),
                            columns.n(),
                            Hash.parse(read.path("hash").asString()));
            return new ProvenFact(
                    columns, new SealedFact(leaf, root, new InclusionProof(no, root.size(), path)));
        }

        /** The columns give the hash that was sealed. */
        boolean unchanged() {
            return columns.org() == sealed.root().org().value()
                    && FactDigest.of(columns).equals(Optional.of(hash()));
        }
    }

    /** As it is given away. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(key.line()).append('\n').append(root.line()).append('\n');
        facts.forEach(fact -> text.append(fact.line()).append('\n'));
        return text.toString();
    }
}
