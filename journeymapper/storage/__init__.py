"""Between a document and its file: encoding, strict decoding, migrations, safe writing."""
