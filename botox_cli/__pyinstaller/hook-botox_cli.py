"""What a frozen program needs that its imports do not show: modules loaded by name, and files of data."""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules

from botox_cli.catalogue import files, load

hiddenimports = collect_submodules("botox_cli", filter=lambda name: "__pyinstaller" not in name)
hiddenimports += ["shellingham.nt", "shellingham.posix"]

datas = collect_data_files("botox_cli")

folder = files.bundled_folder()
if files.is_checkout(folder):
    load()  # compiles the catalogue now, else every start of the frozen program would
    kept = [path for path in folder.iterdir() if path.suffix in {".yaml", ".sqlite", ".json"}]
    datas += [(str(path), "botox_cli/data") for path in kept]
