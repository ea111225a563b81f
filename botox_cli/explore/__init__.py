"""The full-screen program of `botox explore`, made with Textual: its list, its pages, its map."""
