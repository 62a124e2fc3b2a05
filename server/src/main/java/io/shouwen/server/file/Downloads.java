package io.shouwen.server.file;

import io.shouwen.server.privacy.Attachment;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What was enclosed, as a browser gets it: a picture in the window, anything else to keep. */
public final class Downloads {
    private Downloads() {}

    /** The file under a name, to which its ending is added. */
    public static ResponseEntity<byte[]> of(Attachment file, String name) {
        ContentDisposition.Builder how =
                file.media().picture()
                        ? ContentDisposition.inline()
                        : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.media().type()))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        how.filename(name + "." + file.media().ending()).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(file.bytes());
    }
}
