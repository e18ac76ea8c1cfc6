"""Papers made elsewhere, held against the municipality's figures; nothing of them stays unless the person says so."""
